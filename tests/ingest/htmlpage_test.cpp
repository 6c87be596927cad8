#include "rapport/ingest/dates.h"
#include "reading.h"

using namespace rapport;

namespace {

std::string when(const Message& m) { return m.written_at ? format_date(*m.written_at) : ""; }

std::string page(const std::string& body) {
  return "<!DOCTYPE html><html><head><title>Tea - Blog</title></head><body>" + body;
}

}  // namespace

TEST_CASE("htmlpage: a WordPress page with a thread") {
  const auto one = read_one("htmlpage", page(R"(
<nav>Home</nav>
<article class="post hentry"><h1 class="entry-title">Tea at four</h1>
<span class="byline">By <a rel="author" href="/cy">Cy Dow</a></span> <time class="entry-date published" datetime="2008-05-06T16:05:00+02:00">May 6</time>
<div class="entry-content"><p>We met.</p><p>It was <a href="http://example.org/">good</a>.</p><div class="sharedaddy">Share this</div></div></article>
<div id="comments"><h2>3 thoughts on “Tea at four”</h2><ol class="commentlist">
<li class="comment even depth-1" id="comment-7"><article id="div-comment-7" class="comment-body"><footer class="comment-meta">
<div class="comment-author vcard"><b class="fn">Ann Lee</b> <span class="says">says:</span></div>
<div class="comment-metadata"><a href="#comment-7"><time datetime="2008-05-06T17:00:00+00:00">May 6</time></a></div></footer>
<div class="comment-content"><p>Was there cake?</p></div><div class="reply"><a>Reply</a></div></article>
<ol class="children"><li class="comment bypostauthor depth-2" id="comment-8"><article id="div-comment-8" class="comment-body">
<b class="fn">Cy</b><div class="comment-content"><p>There was.</p></div></article></li></ol></li>
<li class="pingback" id="comment-9"><div class="comment-body">Pingback: <cite class="fn">Cakes</cite></div></li></ol>
<form class="comment-respond"><textarea>no</textarea>Leave a Reply</form></div>)"));
  CHECK(one.title == "Tea at four");
  REQUIRE(one.messages.size() == 3);
  CHECK(one.messages[0].author == "Cy Dow");
  CHECK(when(one.messages[0]) == "2008-05-06T14:05:00Z");
  CHECK(one.messages[0].text == "We met.\n\nIt was good.");
  CHECK(one.messages[0].links.size() == 1);
  CHECK(one.messages[1].author == "Ann Lee");
  CHECK(one.messages[1].id == "7");
  CHECK(one.messages[1].text == "Was there cake?");
  CHECK(when(one.messages[1]) == "2008-05-06T17:00:00Z");
  CHECK(one.messages[2].parent == 1);
  CHECK(one.messages[2].role == Role::host);
  CHECK(one.messages[2].text == "There was.");
}

TEST_CASE("htmlpage: an older Blogger page keeps its comments in a definition list") {
  const auto one = read_one("htmlpage", page(R"(
<h2 class="date-header">Tuesday, May 6, 2008</h2><div class="post"><h3 class="post-title">Tea</h3>
<div class="post-body">We met.</div><div class="post-footer">Posted by <span class="fn">Cy Dow</span></div></div>
<div id="comments"><h4>1 comments:</h4><dl id="comments-block">
<dt class="comment-author" id="c123">Ann Lee said...</dt><dd class="comment-body"><p>Thank you!</p></dd>
<dd class="comment-footer"><span class="comment-timestamp"><a href="#c123">May 6, 2008 at 5:00 PM</a></span></dd>
<dt class="comment-author" id="c124">Bo said...</dt><dd class="comment-body"><p>Me too.</p></dd></dl></div>)"));
  CHECK(one.title == "Tea");
  REQUIRE(one.messages.size() == 3);
  CHECK(one.messages[0].author == "Cy Dow");
  CHECK(when(one.messages[0]) == "2008-05-06T00:00:00Z");
  CHECK(one.messages[0].text == "We met.");
  CHECK(one.messages[1].author == "Ann Lee");
  CHECK(one.messages[1].text == "Thank you!");
  CHECK(when(one.messages[1]) == "2008-05-06T17:00:00Z");
  CHECK(one.messages[2].text == "Me too.");
}

TEST_CASE("htmlpage: a newer Blogger page nests its replies") {
  const auto one = read_one("htmlpage", page(R"(
<div class="post-body">We met.</div><div class="comments" id="comments"><ol id="top-ra">
<li class="comment" id="c123"><div class="comment-block"><div class="comment-header"><cite class="user"><a>Ann</a></cite>
<span class="icon user"></span><span class="datetime secondary-text"><a>15 November 2015 at 19:34</a></span></div>
<p class="comment-content">Was there cake?</p><span class="comment-actions"><a>Reply</a></span></div>
<div class="comment-replies"><span class="thread-count">Replies</span><ol><li class="comment" id="c124">
<div class="comment-block"><cite class="user blog-author">Cy</cite><p class="comment-content">There was.</p></div></li></ol></div></li>
</ol></div>)"));
  REQUIRE(one.messages.size() == 3);
  CHECK(one.messages[1].author == "Ann");
  CHECK(one.messages[1].text == "Was there cake?");
  CHECK(when(one.messages[1]) == "2015-11-15T19:34:00Z");
  CHECK(one.messages[2].parent == 1);
  CHECK(one.messages[2].text == "There was.");
}

TEST_CASE("htmlpage: microformats and schema.org") {
  const auto micro = read_one("htmlpage", page(R"(
<article class="h-entry"><h1 class="p-name">Tea</h1><div class="e-content"><p>We met.</p></div>
<div class="u-comment h-cite"><a class="p-author h-card">Ann</a><div class="p-content">Yes.</div>
<time class="dt-published" datetime="2008-05-06T17:00:00Z">then</time></div></article>)"));
  REQUIRE(micro.messages.size() == 2);
  CHECK(micro.messages[0].text == "We met.");
  CHECK(micro.messages[1].author == "Ann");
  CHECK(micro.messages[1].text == "Yes.");
  CHECK(when(micro.messages[1]) == "2008-05-06T17:00:00Z");
  const auto schema = read_one("htmlpage", page(R"(
<div itemtype="http://schema.org/BlogPosting"><h2 itemprop="headline">Tea</h2><div itemprop="articleBody">We met.</div>
<div itemtype="https://schema.org/Comment"><span itemprop="author">Bo</span><p itemprop="text">No.</p></div></div>)"));
  REQUIRE(schema.messages.size() == 2);
  CHECK(schema.title == "Tea");
  CHECK(schema.messages[1].author == "Bo");
  CHECK(schema.messages[1].text == "No.");
}

TEST_CASE("htmlpage: WordPress' first themes") {
  const auto one = read_one("htmlpage", page(R"(
<div class="post" id="post-3"><h2>Tea at four</h2><div class="entry"><p>We met.</p><p class="postmetadata">Filed under Cups.</p></div></div>
<h3 id="comments">2 Responses to &#8220;Tea at four&#8221;</h3><ol class="commentlist">
<li class="alt" id="comment-7"><cite><a href="x">Ann Lee</a></cite> Says:<br/><small class="commentmetadata"><a>May 6th, 2008 at 5:00 pm</a></small>
<p>Read <cite>The Tea Book</cite>!</p></li>
<li id="comment-8"><cite>Bo</cite> Says:<br/><small class="commentmetadata"><a>May 7th, 2008 at 1:00 am</a></small><p>Me too.</p></li></ol>)"));
  CHECK(one.title == "Tea at four");
  REQUIRE(one.messages.size() == 3);
  CHECK(one.messages[0].text == "We met.");
  CHECK(one.messages[1].author == "Ann Lee");
  CHECK(one.messages[1].text == "Read The Tea Book!");
  CHECK(when(one.messages[1]) == "2008-05-06T17:00:00Z");
  CHECK(one.messages[2].text == "Me too.");
}

TEST_CASE("htmlpage: WordPress' block themes") {
  const auto one = read_one("htmlpage", page(R"(
<main><h1 class="wp-block-post-title">Thé</h1><div class="entry-content wp-block-post-content"><p>Il pleut.</p></div>
<p class="wp-block-post-author__name">Cy Dow</p><div class="wp-block-comments"><ol class="wp-block-comment-template">
<li id="comment-3" class="comment depth-1"><div class="wp-block-comment-author-name"><a>Ann Lee</a></div>
<div class="wp-block-comment-date"><time datetime="2008-05-06T17:00:00+02:00">6 mai 2008</time></div>
<div class="wp-block-comment-content"><p>Merci !</p></div><div class="wp-block-comment-reply-link"><a>Répondre</a></div>
<ol><li id="comment-4" class="comment bypostauthor depth-2"><div class="wp-block-comment-author-name">Cy</div>
<div class="wp-block-comment-content"><p>De rien.</p></div></li></ol></li></ol></div></main>)"));
  REQUIRE(one.messages.size() == 3);
  CHECK(one.messages[0].author == "Cy Dow");
  CHECK(one.messages[1].author == "Ann Lee");
  CHECK(one.messages[1].text == "Merci !");
  CHECK(when(one.messages[1]) == "2008-05-06T15:00:00Z");
  CHECK(one.messages[2].parent == 1);
}

TEST_CASE("htmlpage: a TypePad page signs its posts and comments below") {
  const auto one = read_one("htmlpage", page(R"(
<div class="entry"><h3 class="entry-header">Tea at four</h3><div class="entry-content"><p>We met.</p></div>
<p class="entry-footer"><span class="post-footers">Posted by Cy Dow on May 06, 2008 at 04:05 PM</span></p></div>
<div id="comments" class="comments"><h3>Comments</h3><div id="comment-6a00" class="comment"><div class="comment-content"><p>Thank you!</p></div>
<p class="comment-footer">Posted by: <a>Ann</a> | <a>May 06, 2008 at 05:00 PM</a></p></div></div>)"));
  CHECK(one.title == "Tea at four");
  REQUIRE(one.messages.size() == 2);
  CHECK(one.messages[0].author == "Cy Dow");
  CHECK(when(one.messages[0]) == "2008-05-06T16:05:00Z");
  CHECK(one.messages[1].author == "Ann");
  CHECK(when(one.messages[1]) == "2008-05-06T17:00:00Z");
}

TEST_CASE("htmlpage: a page without marks is its main text") {
  const auto one = read_one("htmlpage", page("<nav>Home</nav><main><p>We met.</p></main><footer>Foot</footer>"));
  CHECK(one.title == "Tea - Blog");
  CHECK(one.messages.at(0).text == "We met.");
}

TEST_CASE("htmlpage: a page that scripts draw keeps its comments in what it tells search engines") {
  const auto one = read_one("htmlpage", R"(<html><head><title>Slow bread - Kitchen</title>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"BreadcrumbList"}</script>
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Kitchen"},
{"@type":"DiscussionForumPosting","headline":"Slow bread","author":{"@type":"Person","name":"Mary Thorn"},
"datePublished":"2012-05-06T17:00:00Z","text":"It rose &amp; rose.","comment":[
{"@type":"Comment","author":[{"name":"Ann Lee"}],"datePublished":"2012-05-06T18:00:00Z","text":"How much <b>salt</b>?",
"comment":{"@type":"Comment","author":"Mary Thorn","text":"Ten grams."}},
{"@type":"Comment","@id":"#c9","author":{"name":"Bo"},"text":"Or none."}]}]}</script></head>
<body><div id="app">It rose & rose. How much salt? Ten grams. Or none.</div></body></html>)");
  REQUIRE(one.messages.size() == 4);
  CHECK(one.messages[0].author == "Mary Thorn");
  CHECK(one.messages[0].text == "It rose & rose.");
  CHECK(one.messages[1].author == "Ann Lee");
  CHECK(one.messages[1].text == "How much salt?");
  CHECK(when(one.messages[1]) == "2012-05-06T18:00:00Z");
  CHECK(one.messages[2].text == "Ten grams.");
  CHECK(one.messages[2].parent == 1);
  CHECK(one.messages[2].role == Role::host);
  CHECK(one.messages[3].id == "#c9");
}

TEST_CASE("htmlpage: comments that all name one address are told apart") {
  const auto one = read_one("htmlpage", R"(<html><body><p>Tea.</p><script type="application/ld+json">
{"@type":"Article","comment":[{"url":"/tea","text":"One."},{"url":"/tea","text":"Two.","comment":{"text":"Three."}},
{"text":"Four."}]}</script></body></html>)");
  REQUIRE(one.messages.size() == 5);
  CHECK(one.messages[1].id == "/tea");
  CHECK(one.messages[2].id == "/tea-2");
  CHECK(one.messages[3].text == "Three.");
  CHECK(one.messages[3].parent == 2);
  CHECK(one.messages[4].text == "Four.");
  CHECK(one.messages[4].id != one.messages[3].id);
}

TEST_CASE("htmlpage: comments in the markup are taken from there, and the answers to a question from its data") {
  const auto marked = read_one("htmlpage", R"(<html><body><script type="application/ld+json">
{"@type":"BlogPosting","author":{"name":"Cy"},"comment":[{"text":"from data"}]}</script><article><p>Tea.</p></article>
<ol class="commentlist"><li id="comment-7"><cite class="fn">Ann</cite><div class="comment-content">Mine.</div></li></ol>
</body></html>)");
  REQUIRE(marked.messages.size() == 2);
  CHECK(marked.messages[1].text == "Mine.");

  const auto question = read_one("htmlpage", R"(<html><body><script type="application/ld+json">
{"@type":"QAPage","mainEntity":{"@type":"Question","name":"Salt?","text":"How much?","acceptedAnswer":
{"@type":"Answer","text":"Ten grams.","author":{"name":"Bo"}},"suggestedAnswer":[{"@type":"Answer","text":"None."}]}}
</script></body></html>)");
  REQUIRE(question.messages.size() == 3);
  CHECK(question.messages[0].text == "How much?");
  CHECK(question.messages[1].text == "Ten grams.");
  CHECK(question.messages[2].text == "None.");
}

TEST_CASE("htmlpage: recognised by its html element") {
  CHECK(recognised(page("<p>x")) == "htmlpage");
  CHECK(recognised("<rss version=\"2.0\"></rss>") == "feed");
}

TEST_CASE("htmlpage: a page that is too costly for a tree keeps its comments as far as its text shows them") {
  std::string deep;
  for (int i = 0; i < 1'000; ++i) deep += "<div>";
  const auto one =
      read_one("htmlpage", page(deep + "<h1>Tea at four</h1><p>May 6, 2008</p><p>We met.</p><h2>1 comment:</h2>"
                                       "<p>Ann Lee said...</p><p>Was there cake?</p>"));
  REQUIRE(one.messages.size() == 2);
  CHECK(one.messages[0].text == "We met.");
  CHECK(one.messages[1].author == "Ann Lee");
  CHECK(one.messages[1].text == "Was there cake?");
  REQUIRE(one.diagnostics.size() == 1);
  CHECK(one.diagnostics[0].file == "test");
}

TEST_CASE("htmlpage: Drupal's answers stand in an element below the comment; a guest's name is no doubt") {
  const auto one = read_one("htmlpage", page(R"(
<h1>Slow bread</h1><div class="submitted">Submitted by <span class="username">mary</span> on Sun, 05/06/2012 - 21:10</div>
<div class="field-name-body"><p>It rose all night.</p></div><div id="comments">
<div class="comment"><h3>Salt</h3><div class="submitted">Submitted by <span class="username">Ann Lee (not verified)</span>
on Mon, 05/07/2012 - 08:15</div><div class="content"><p>How much salt?</p></div></div>
<div class="indented"><div class="comment"><div class="submitted">Submitted by <span class="username">mary</span> on
Mon, 05/07/2012 - 18:45</div><div class="content"><p>Ten grams.</p></div></div>
<div class="indented"><div class="comment"><span class="username">Ann Lee (not verified)</span><div class="content">Thanks.</div></div></div></div>
<div class="comment"><span class="username">Bo</span><div class="content">Which flour?</div></div></div>)"));
  REQUIRE(one.messages.size() == 5);
  CHECK(one.messages[1].author == "Ann Lee");
  CHECK(one.messages[1].text == "How much salt?");
  CHECK(when(one.messages[1]) == "2012-05-07T08:15:00Z");
  CHECK(one.messages[2].parent == 1);
  CHECK(one.messages[2].role == Role::host);
  CHECK(one.messages[3].parent == 2);
  CHECK(one.messages[3].text == "Thanks.");
  CHECK(one.messages[4].parent == 0);
}

TEST_CASE("htmlpage: newer Drupal, LiveJournal's tree, and a topic as Discourse shows it without scripts") {
  const auto drupal =
      read_one("htmlpage", page(R"(<h1>Slow bread</h1><div class="field--name-body">It rose all night.</div>
<article id="comment-5" class="comment"><p class="comment__author">Ann Lee</p><p class="comment__time">Mon, 05/07/2012 - 08:15</p>
<div class="comment__content"><h3>Salt</h3><div class="field--name-comment-body"><p>How much salt?</p></div></div></article>)"));
  REQUIRE(drupal.messages.size() == 2);
  CHECK(drupal.messages[1].author == "Ann Lee");
  CHECK(drupal.messages[1].text == "How much salt?");
  CHECK(when(drupal.messages[1]) == "2012-05-07T08:15:00Z");

  const auto journal = read_one("htmlpage", page(R"(<div class="entry-content">It rose all night.</div>
<div class="b-tree-twig b-tree-twig-1"><div class="b-leaf"><b class="b-leaf-username">ann</b>
<span class="b-leaf-createdtime">May 7 2012, 08:15:22 UTC</span><div class="b-leaf-article">How much salt?</div></div></div>
<div class="b-tree-twig b-tree-twig-2"><div class="b-leaf"><b class="b-leaf-username">mary</b>
<div class="b-leaf-article">Ten grams.</div></div></div>)"));
  REQUIRE(journal.messages.size() == 3);
  CHECK(journal.messages[1].author == "ann");
  CHECK(when(journal.messages[1]) == "2012-05-07T08:15:22Z");
  CHECK(journal.messages[2].parent == 1);

  const auto topic =
      read_one("htmlpage", page(R"(<h1>Slow bread</h1><div itemtype="http://schema.org/DiscussionForumPosting">
<meta itemprop="headline" content="Slow bread"><span itemprop="author">mary</span><time datetime="2012-05-06T21:10:00Z">x</time>
<div itemprop="text">It rose all night.</div><div itemprop="comment" itemtype="http://schema.org/Comment">
<span itemprop="author">ann</span><div itemprop="text">How much salt?</div></div></div>)"));
  CHECK(topic.title == "Slow bread");
  REQUIRE(topic.messages.size() == 2);
  CHECK(topic.messages[0].text == "It rose all night.");
  CHECK(topic.messages[1].author == "ann");
}

TEST_CASE("htmlpage: topics of phpBB, new and old, and of XenForo") {
  const auto topic = read_one("htmlpage", page(R"(<h1>Tea board</h1>
<h2 class="topic-title"><a href="./viewtopic.php?t=12">Which pot?</a></h2>
<div id="p101" class="post bg2"><dl class="postprofile"><dt><a class="username" href="#">Ann Lee</a></dt><dd>Posts: 12</dd></dl>
<div class="postbody"><h3><a href="#p101">Which pot?</a></h3><p class="author">Post by <strong><a class="username">Ann Lee</a></strong>
<time datetime="2012-05-06T09:10:00+00:00">Sun May 06, 2012 9:10 am</time></p>
<div class="content">Clay or iron?</div><div class="signature">More tea</div></div></div>
<div id="p102" class="post bg1"><dl class="postprofile"><dt><a class="username-coloured" href="#">Bo</a></dt></dl>
<div class="postbody"><div class="content"><blockquote><div><cite>Ann Lee wrote:</cite>Clay or</div></blockquote>Clay.</div></div></div>)"));
  CHECK(topic.title == "Which pot?");
  REQUIRE(topic.messages.size() == 2);
  CHECK(topic.messages[0].author == "Ann Lee");
  CHECK(topic.messages[0].text == "Clay or iron?");
  CHECK(when(topic.messages[0]) == "2012-05-06T09:10:00Z");
  CHECK(topic.messages[1].author == "Bo");
  CHECK(topic.messages[1].text.ends_with("Clay."));
  CHECK(topic.messages[1].set_aside.size() == 1);

  const auto old = read_one("htmlpage", page(R"(<h2><a href="./viewtopic.php?f=2&amp;t=12">Which pot?</a></h2>
<div id="p101" class="post bg2"><div class="postbody"><h3 class="first"><a href="#p101">Which pot?</a></h3>
<p class="author">by <strong><a href="#">Ann Lee</a></strong> &raquo; Sun May 06, 2012 9:10 am </p>
<div class="content">Clay or iron?</div></div></div>)"));
  CHECK(old.title == "Which pot?");
  CHECK(old.messages[0].author == "Ann Lee");
  CHECK(when(old.messages[0]) == "2012-05-06T09:10:00Z");

  const auto thread = read_one("htmlpage", page(R"(<h1 class="p-title-value">Which pot?</h1>
<article class="message message--post" data-author="Ann Lee" data-content="post-7"><div class="message-userExtras">Joined 2010</div>
<time class="u-dt" datetime="2012-05-06T09:10:00+0000">May 6, 2012</time><div class="bbWrapper">Clay or iron?</div></article>
<article class="message message--post" data-author="Bo" data-content="post-8"><div class="bbWrapper"><blockquote>
<div class="bbCodeBlock-title">Ann Lee said:</div><div>Clay or iron?</div></blockquote>Clay.</div></article>)"));
  REQUIRE(thread.messages.size() == 2);
  CHECK(thread.messages[0].id == "post-7");
  CHECK(thread.messages[1].author == "Bo");
  CHECK(thread.messages[1].text == "Clay or iron?\n\nClay.");
}

TEST_CASE("htmlpage: topics of vBulletin and SMF") {
  const auto thread = read_one("htmlpage", page(R"(<h1>Thread: <span class="threadtitle">Which pot?</span></h1>
<ol id="posts"><li class="postbitlegacy postcontainer" id="post_101"><span class="date">05-06-2012,&nbsp;<span>09:10 AM</span></span>
<a class="username" href="#"><strong>Ann Lee</strong></a><div class="content"><div id="post_message_101">
<blockquote class="postcontent">Clay or iron?</blockquote></div></div></li>
<li class="postbitlegacy postcontainer" id="post_102"><span class="date">05-14-2012, 10:20 PM</span><a class="username">Bo</a>
<div class="content"><blockquote class="postcontent"><div class="bbcode_quote"><div class="bbcode_postedby">Originally Posted by
<b>Ann Lee</b></div>Clay or iron?</div>Clay.</blockquote></div></li></ol>)"));
  CHECK(thread.title == "Which pot?");
  REQUIRE(thread.messages.size() == 2);
  CHECK(thread.messages[0].author == "Ann Lee");
  CHECK(thread.messages[0].text == "Clay or iron?");
  CHECK(thread.messages[0].set_aside.empty());  // the <blockquote> is the engine's
  CHECK(when(thread.messages[0]) == "2012-05-06T09:10:00Z");
  CHECK(thread.messages[1].text.ends_with("Clay."));
  CHECK(thread.messages[1].set_aside.size() == 1);
  CHECK(when(thread.messages[1]) == "2012-05-14T22:20:00Z");

  const auto topic =
      read_one("htmlpage", page(R"(<form><div class="post_wrapper"><div class="poster"><h4><a href="#">Ann Lee</a></h4>
<ul><li>Posts: 12</li></ul></div><div class="keyinfo"><div class="smalltext">&#171; <b>on:</b> May 06, 2012, 09:10:00 AM &#187;</div></div>
<div class="post"><div class="inner" id="msg_101">Clay or iron?</div></div></div><div class="post_wrapper"><div class="poster"><h4>Bo</h4></div>
<div class="smalltext">&#171; <b>Reply #1 on:</b> May 06, 2012, 10:10:00 AM &#187;</div><div class="inner" id="msg_102">
<div class="quoteheader">Quote from: Ann Lee</div><blockquote>Clay or iron?</blockquote>Clay.</div></div></form>)"));
  REQUIRE(topic.messages.size() == 2);
  CHECK(topic.messages[0].author == "Ann Lee");
  CHECK(topic.messages[0].text == "Clay or iron?");
  CHECK(when(topic.messages[1]) == "2012-05-06T10:10:00Z");
  CHECK(topic.messages[1].text == "Clay or iron?\n\nClay.");
}

TEST_CASE("htmlpage: a topic of MyBB") {
  const auto one = read_one("htmlpage", R"(<html><head><title>Slow bread</title></head><body><div id="posts">
<div class="post " id="post_101"><div class="post_author"><div class="author_information"><strong><span class="largetext">
<a href="user-1.html">mary</a></span></strong><br><span class="smalltext">Junior Member</span></div>
<div class="author_statistics">Posts: 12<br>Joined: Jan 2010</div></div><div class="post_content"><div class="post_head">
<strong><a href="#pid101">#1</a></strong><span class="post_date">05-06-2012, 09:10 PM <span class="post_edit"></span></span>
</div><div class="post_body scaleimages" id="pid_101">It rose all night.</div></div></div>
<div class="post classic" id="post_102"><div class="post_author"><div class="author_information"><strong>
<a href="user-2.html">ann</a></strong></div></div><div class="post_content"><span class="post_date">05-07-2012, 08:15 AM
</span><div class="post_body" id="pid_102"><blockquote class="mycode_quote"><cite>mary Wrote:</cite>It rose all night.
</blockquote>How much salt?</div></div></div></div></body></html>)");
  REQUIRE(one.messages.size() == 2);
  CHECK(one.messages[0].author == "mary");
  CHECK(one.messages[0].text == "It rose all night.");
  CHECK(when(one.messages[0]) == "2012-05-06T21:10:00Z");
  CHECK(one.messages[1].author == "ann");
  CHECK(when(one.messages[1]) == "2012-05-07T08:15:00Z");
  REQUIRE(one.messages[1].set_aside.size() == 1);
  CHECK(one.messages[1].set_aside[0].why == SetAside::Why::block_quote);
  CHECK(one.messages[1].text.ends_with("How much salt?"));
}

TEST_CASE("htmlpage: comments of wpDiscuz and of Isso") {
  const auto discuz = read_one("htmlpage", page(R"(<div class="entry-content">It steeped.</div>
<div id="wpd-comm-12_0" class="comment depth-1 wpd-comment"><div class="wpd-comment-left">x</div><div id="comment-12">
<div class="wpd-comment-header"><div class="wpd-comment-author">Ann Lee</div>
<div class="wpd-comment-date" title="May 7, 2012 8:15 am">12 years ago</div></div><div class="wpd-comment-text">Which leaf?</div>
<div class="wpd-comment-footer">3 Reply</div></div></div>
<div id="wpd-comm-13_12" class="comment bypostauthor depth-2 wpd-comment"><div id="comment-13">
<div class="wpd-comment-author">Mary</div><div class="wpd-reply-to">Reply to Ann Lee</div><div class="wpd-comment-text">Black.</div></div></div>)"));
  REQUIRE(discuz.messages.size() == 3);
  CHECK(discuz.messages[1].author == "Ann Lee");
  CHECK(discuz.messages[1].text == "Which leaf?");
  CHECK(when(discuz.messages[1]) == "2012-05-07T08:15:00Z");
  CHECK(discuz.messages[2].author == "Mary");
  CHECK(discuz.messages[2].text == "Black.");
  CHECK(discuz.messages[2].parent == 1);
  CHECK(discuz.messages[2].role == Role::host);

  const auto isso = read_one("htmlpage", page(R"(<div class="entry-content">It steeped.</div><div id="isso-root">
<div class="isso-comment" id="isso-5"><div class="isso-comment-header"><span class="isso-author">Ann Lee</span>
<time datetime="2012-05-07T08:15:00Z">x</time></div><div class="isso-text">Which leaf?</div><div class="isso-follow-up">
<div class="isso-comment" id="isso-6"><span class="isso-author">Mary</span><div class="isso-text">Black.</div></div></div></div></div>)"));
  REQUIRE(isso.messages.size() == 3);
  CHECK(isso.messages[1].author == "Ann Lee");
  CHECK(isso.messages[1].text == "Which leaf?");
  CHECK(isso.messages[2].text == "Black.");
  CHECK(isso.messages[2].parent == 1);
}

TEST_CASE("htmlpage: a blog whose theme names its posts as a forum does is a blog") {
  const auto one =
      read_one("htmlpage", page(R"(<div class="post_wrapper"><div id="post_12" class="post"><h2>Slow tea</h2>
<div class="entry-content content">It steeped.</div></div></div><ol class="commentlist"><li id="comment-7" class="comment">
<cite class="fn">Ann</cite><div class="comment-content">Which leaf?</div></li></ol>)"));
  REQUIRE(one.messages.size() == 2);
  CHECK(one.messages[0].text == "It steeped.");
  CHECK(one.messages[1].author == "Ann");
}

TEST_CASE("htmlpage: pages of Hacker News and of Reddit, old and new") {
  const auto item = read_one("htmlpage", R"(<html><head><title>Slow bread | Hacker News</title></head><body>
<table class="fatitem"><tr class="athing" id="100"><td><span class="titleline"><a href="x">Slow bread</a></span></td></tr>
<tr><td class="subtext">by <a class="hnuser">mary</a> <span class="age" title="2012-05-06T17:10:00 1336324200">
on May 6, 2012</span></td></tr><tr><td><div class="toptext">It rose all night.</div></td></tr></table>
<table class="comment-tree"><tr class="athing comtr" id="101"><td><table><tr><td class="ind" indent="0"></td>
<td><span class="comhead"><a class="hnuser">ann</a> <span class="age" title="2012-05-06T18:10:00 1336327800">x</span>
| next</span><div class="comment"><div class="commtext c00">How much salt?<p>And when?</div><div class="reply">reply</div>
</div></td></tr></table></td></tr><tr class="athing comtr" id="102"><td><table><tr><td class="ind" indent="1"></td>
<td><span class="comhead"><a class="hnuser">mary</a></span><div class="comment"><div class="commtext c00">Ten grams.</div>
</div></td></tr></table></td></tr></table></body></html>)");
  REQUIRE(item.messages.size() == 3);
  CHECK(item.title == "Slow bread");
  CHECK(item.messages[0].author == "mary");
  CHECK(item.messages[0].text == "It rose all night.");
  CHECK(when(item.messages[0]) == "2012-05-06T17:10:00Z");
  CHECK(item.messages[1].author == "ann");
  CHECK(item.messages[1].text == "How much salt?\n\nAnd when?");
  CHECK(item.messages[2].parent == 1);

  const auto old = read_one("htmlpage", R"(<html><body><div class="thing link" data-author="mary"><p class="tagline">
<a class="author">mary</a></p><form class="usertext"><div class="usertext-body"><p>It rose.</p></div></form></div>
<div class="commentarea"><div class="thing comment" data-author="ann"><div class="entry"><p class="tagline">[–]
<a class="author">ann</a> 3 points <time datetime="2012-05-06T18:10:00+00:00">1 year ago</time></p>
<form class="usertext"><div class="usertext-body"><div class="md"><p>How much salt?</p></div></div></form>
<ul class="buttons"><li>permalink</li></ul></div><div class="child"><div class="thing comment" data-author="mary">
<form><div class="usertext-body">Ten grams.</div></form></div></div></div></div></body></html>)");
  REQUIRE(old.messages.size() == 3);
  CHECK(old.messages[0].text == "It rose.");
  CHECK(old.messages[1].author == "ann");
  CHECK(old.messages[1].text == "How much salt?");
  CHECK(when(old.messages[1]) == "2012-05-06T18:10:00Z");
  CHECK(old.messages[2].parent == 1);

  const auto young = read_one("htmlpage", R"(<html><body><main><h1>Slow bread</h1><article><p>It rose.</p></article>
<shreddit-comment-tree><shreddit-comment author="ann" depth="0"><div slot="commentMeta">ann
<time datetime="2012-05-06T18:10:00Z">1y ago</time></div><div slot="comment"><p>How much salt?</p></div>
<shreddit-comment author="mary" depth="1"><div slot="comment"><p>Ten grams.</p></div></shreddit-comment>
</shreddit-comment></shreddit-comment-tree></main></body></html>)");
  REQUIRE(young.messages.size() == 3);
  CHECK(young.messages[1].author == "ann");
  CHECK(young.messages[1].text == "How much salt?");
  CHECK(young.messages[2].parent == 1);
}

TEST_CASE("htmlpage: questions with answers, and comments on both") {
  const auto one =
      read_one("htmlpage", R"(<html><body><div itemprop="mainEntity" itemtype="https://schema.org/Question">
<h1 itemprop="name">Salt?</h1><div itemprop="text"><p>How much?</p></div><div itemprop="author"><a>Mary</a>
<span itemprop="name">Mary</span> 1,234</div><ul><li id="comment-7" class="comment"><span class="comment-copy">Rye?</span>
– <a class="comment-user">Ann</a> <span class="comment-date"><span title="2012-05-06 18:10:00Z"
class="relativetime-clean">May 6</span></span></li></ul>
<div class="answer" itemprop="acceptedAnswer" itemtype="https://schema.org/Answer"><div itemprop="text">Ten grams.</div>
<div itemprop="author"><span itemprop="name">Bo</span> 56</div></div></div></body></html>)");
  REQUIRE(one.messages.size() == 3);
  CHECK(one.messages[0].author == "Mary");
  CHECK(one.messages[1].author == "Ann");
  CHECK(one.messages[1].text == "Rye?");
  CHECK(when(one.messages[1]) == "2012-05-06T18:10:00Z");
  CHECK(one.messages[2].author == "Bo");
  CHECK(one.messages[2].text == "Ten grams.");
}

TEST_CASE("htmlpage: Dotclear names a speaker in a line of his own, Serendipity and Lobsters tell how deep he stands") {
  const auto dotclear = read_one("htmlpage", R"(<html><body><div class="post-content">It rose.</div><div id="comments">
<dl><dt id="c12"><a>1.</a> On Monday 7 May 2012, 08:15 by <a href="x">Ann Lee</a></dt><dd><p>How much salt?</p></dd>
<dt id="c13">2. Le lundi 7 mai 2012, 09:15 par Mary</dt><dd><p>Ten grams.</p></dd></dl></div></body></html>)");
  REQUIRE(dotclear.messages.size() == 3);
  CHECK(dotclear.messages[1].author == "Ann Lee");
  CHECK(dotclear.messages[1].text == "How much salt?");
  CHECK(when(dotclear.messages[1]) == "2012-05-07T08:15:00Z");
  CHECK(dotclear.messages[2].author == "Mary");

  const auto serendipity = read_one("htmlpage", R"(<html><body><div class="serendipity_entry_body">It rose.</div>
<div class="comments"><div id="serendipity_comment_12" class="serendipity_comment commentlevel-0">
<span class="comment_source_author">Ann</span><div class="serendipity_commentBody">How much salt?</div></div>
<div id="serendipity_comment_13" class="serendipity_comment commentlevel-1"><span class="comment_source_author">Mary</span>
<div class="serendipity_commentBody">Ten grams.</div></div></div></body></html>)");
  REQUIRE(serendipity.messages.size() == 3);
  CHECK(serendipity.messages[1].author == "Ann");
  CHECK(serendipity.messages[2].parent == 1);

  const auto lobsters = read_one("htmlpage", R"(<html><body><article><p>It rose.</p></article><ol class="comments">
<li class="comments_subtree"><div id="c_x1" class="comment"><div class="byline"><a href="/~ann">ann</a></div>
<div class="comment_text">How much salt?</div></div><ol class="comments"><li class="comments_subtree"><div id="c_x2"
class="comment"><div class="byline"><a href="/~mary">mary</a></div><div class="comment_text">Ten grams.</div></div></li>
</ol></li></ol></body></html>)");
  REQUIRE(lobsters.messages.size() == 3);
  CHECK(lobsters.messages[1].author == "ann");
  CHECK(lobsters.messages[2].parent == 1);
}

TEST_CASE("htmlpage: a page saved as one file, as a mail") {
  const std::string page =
      "From: <Saved by Blink>\r\nSubject: Tea\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
      "\ttype=\"text/html\";\r\n\tboundary=\"----b\"\r\n\r\n------b\r\nContent-Type: text/html\r\n"
      "Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><article><p>It was caf=C3=A9 =\r\n"
      "au lait.</p></article><ol><li id=3D\"comment-7\"><cite>Ann</cite><div class=3D\"comment-content\">Mine."
      "</div></li></ol></body></html>\r\n------b\r\nContent-Type: image/png\r\n\r\nAAAA\r\n------b--\r\n";
  CHECK(recognised(page) == "htmlpage");
  const auto one = read_one("htmlpage", page);
  REQUIRE(one.messages.size() == 2);
  CHECK(one.messages[0].text == "It was café au lait.");
  CHECK(one.messages[1].text == "Mine.");
  const auto wrapped = read_one("htmlpage",
                                "From: <Saved by a browser>\nContent-Type: multipart/related; boundary=a\n\n--a\n"
                                "Content-Type: multipart/alternative; boundary=ab\n\n--ab\nContent-Type: text/html\n\n"
                                "<html><body><p>Tea.</p></body></html>\n--ab--\n--a--\n");
  CHECK(wrapped.messages.at(0).text == "Tea.");
}

TEST_CASE("htmlpage: comments of Thesis, JComments and Textpattern; a title is no text of the post") {
  const auto thesis = read_one("htmlpage", R"(<html><body><div class="entry-content">It rose.</div><div id="comments">
<dl id="comment_list"><dt class="comment" id="comment-12"><a>1</a><span class="comment_author">Ann</span>
<span class="comment_time">May 7, 2012 at 8:15 am</span></dt><dd class="comment"><div><p>How much salt?</p></div>
<dl class="children"><dt class="comment" id="comment-13"><span class="comment_author">Mary</span></dt><dd class="comment">
<p>Ten.</p></dd></dl></dd></dl></div></body></html>)");
  REQUIRE(thesis.messages.size() == 3);
  CHECK(thesis.messages[1].author == "Ann");
  CHECK(thesis.messages[1].text == "How much salt?");
  CHECK(when(thesis.messages[1]) == "2012-05-07T08:15:00Z");
  CHECK(thesis.messages[2].parent == 1);

  const auto joomla = read_one("htmlpage", R"(<html><body><article><h1>Slow bread</h1><p>It rose.</p></article>
<div id="comments-list"><div class="even" id="comment-item-12"><a id="comment-12">#1</a> <span class="comment-author">Ann
</span><span class="comment-date">2012-05-07 08:15</span><div class="comment-body">How much salt?</div></div></div>
</body></html>)");
  REQUIRE(joomla.messages.size() == 2);
  CHECK(joomla.messages[0].text == "It rose.");
  CHECK(joomla.messages[1].author == "Ann");
  CHECK(joomla.messages[1].text == "How much salt?");
  CHECK(when(joomla.messages[1]) == "2012-05-07T08:15:00Z");

  const auto textpattern = read_one("htmlpage", R"(<html><body><article><p>It rose.</p></article><ol class="comments">
<li id="c000012" class="comment"><h4><span class="comment-name">Ann</span></h4><p>How much salt?</p></li></ol></body>)");
  REQUIRE(textpattern.messages.size() == 2);
  CHECK(textpattern.messages[1].author == "Ann");
  CHECK(textpattern.messages[1].text == "How much salt?");
}

TEST_CASE("htmlpage: Blogger's first templates put date and name of a speaker into one line") {
  const auto one = read_one("htmlpage", R"(<html><body><div class="post-body">It rose.</div><dl id="comments-block">
<dt class="comment-poster" id="c1234">At <a>8:15 AM, May 07, 2007</a>, <span>Ann Lee</span> said... </dt>
<dd class="comment-body"><p>How much salt?</p></dd></dl></body></html>)");
  REQUIRE(one.messages.size() == 2);
  CHECK(one.messages[1].author == "Ann Lee");
  CHECK(one.messages[1].text == "How much salt?");
  CHECK(when(one.messages[1]) == "2007-05-07T08:15:00Z");
}
