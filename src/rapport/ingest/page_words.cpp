#include "rapport/ingest/page_words.h"

#include <algorithm>

#include "rapport/ingest/ascii.h"

namespace rapport::page_words {

using Words = std::span<const std::string_view>;

Phrases::Phrases(Words words) : words_(words.begin(), words.end()) {
  const auto byte = [](std::string_view word) { return static_cast<unsigned char>(word.front()); };
  std::ranges::sort(words_, [&](std::string_view a, std::string_view b) {
    return byte(a) != byte(b) ? byte(a) < byte(b) : a.size() > b.size();
  });
  for (const auto word : words_) ++first_of_byte_[byte(word) + std::size_t{1}];
  for (std::size_t i = 1; i < first_of_byte_.size(); ++i) first_of_byte_[i] += first_of_byte_[i - 1];
}

Words Phrases::beginning_like(std::string_view line) const {
  if (line.empty()) return {};
  const auto byte = static_cast<unsigned char>(ascii::lower(line.front()));
  return Words(words_).subspan(first_of_byte_[byte], first_of_byte_[byte + std::size_t{1}] - first_of_byte_[byte]);
}

std::string_view Phrases::longest_beginning(std::string_view line) const {
  const auto likely = beginning_like(line);
  const auto found = std::ranges::find_if(likely, [&](auto word) { return ascii::starts_with_fold(line, word); });
  return found == likely.end() ? std::string_view{} : *found;
}

bool Phrases::has(std::string_view line) const {
  return std::ranges::any_of(beginning_like(line), [&](auto word) { return ascii::equals_fold(line, word); });
}

Words speech() {
  static constexpr auto words = std::to_array<std::string_view>(
      {"said",  "says",    "wrote",    "writes",    "commented",    "replied",        "responded", "hat gesagt",
       "sagt",  "sagte",   "schreibt", "schrieb",   "meint",        "a dit",          "dit",       "a écrit",
       "dijo",  "dice",    "escribió", "ha detto",  "scrive",       "disse",          "diz",       "zei",
       "zegt",  "schreef", "pisze",    "mówi",      "napisał",      "skriver",        "säger",     "sa",
       "siger", "sagde",   "sier",     "kirjoitti", "sanoo",        "sanoi",          "řekl(a)",   "napsal",
       "říká",  "írta",    "szerint",  "dedi ki",   "spunea",       "va dir",         "είπε",      "λέει",
       "пишет", "говорит", "сказал",   "каже",      "комментирует", "さんのコメント", "より",      "说道",
       "說道",  "说",      "說",       "님의 말",   "님 말씀"});
  return words;
}

const Phrases& comments() {
  static constexpr auto words = std::to_array<std::string_view>(
      {"comment",    "comments",   "response",    "responses",    "reply",        "replies",
       "thought",    "thoughts",   "discussion",  "kommentar",    "kommentare",   "kommentarer",
       "antwort",    "antworten",  "gedanke",     "gedanken",     "commentaire",  "commentaires",
       "réponse",    "réponses",   "réflexion",   "réflexions",   "comentario",   "comentarios",
       "respuesta",  "respuestas", "pensamiento", "pensamientos", "commento",     "commenti",
       "risposta",   "risposte",   "pensiero",    "pensieri",     "comentário",   "comentários",
       "resposta",   "respostas",  "opinião",     "opiniões",     "opmerking",    "opmerkingen",
       "reactie",    "reacties",   "gedachte",    "gedachten",    "komentarz",    "komentarze",
       "komentarzy", "odpowiedź",  "odpowiedzi",  "комментарий",  "комментария",  "комментариев",
       "ответ",      "ответа",     "ответов",     "коментар",     "коментарі",    "коментарів",
       "svar",       "tanke",      "tankar",      "tanker",       "kommentti",    "kommenttia",
       "vastaus",    "vastausta",  "komentář",    "komentáře",    "komentářů",    "yorum",
       "megjegyzés", "comentarii", "σχόλιο",      "σχόλια",       "件のコメント", "件のフィードバック",
       "条评论",     "条留言",     "条回复",      "则留言",       "則留言",       "則迴響",
       "則回應",     "个想法",     "개의 댓글",   "개의 생각"});
  static const Phrases phrases(words);
  return phrases;
}

const Phrases& one() {
  static constexpr auto words = std::to_array<std::string_view>(
      {"one ", "ein ", "eine ", "un ", "une ", "una ", "um ", "uma ", "een ", "één ", "eén ", "en ", "ett ", "et "});
  static const Phrases phrases(words);
  return phrases;
}

const Phrases& none() {
  static constexpr auto words = std::to_array<std::string_view>(
      {"no ", "kein ", "keine ", "aucun ", "aucune ", "no hay ", "sin ", "nessun ", "nessuna ", "nenhum ", "nenhuma ",
       "sem ", "geen ", "brak ", "ingen ", "inga ", "ei ", "žádné "});
  static const Phrases phrases(words);
  return phrases;
}

const Phrases& posted_by() {
  static constexpr auto words = std::to_array<std::string_view>({"posted by: ",
                                                                 "submitted by ",
                                                                 "post by ",
                                                                 "posted by ",
                                                                 "written by ",
                                                                 "published by ",
                                                                 "eingestellt von ",
                                                                 "gepostet von ",
                                                                 "veröffentlicht von ",
                                                                 "publié par ",
                                                                 "écrit par ",
                                                                 "publicado por ",
                                                                 "publicada por ",
                                                                 "postado por ",
                                                                 "pubblicato da ",
                                                                 "postato da ",
                                                                 "gepost door ",
                                                                 "geplaatst door ",
                                                                 "upplagd av ",
                                                                 "lagt inn av ",
                                                                 "indsendt af ",
                                                                 "autor: ",
                                                                 "автор: ",
                                                                 "投稿者: ",
                                                                 "投稿者 ",
                                                                 "by ",
                                                                 "von ",
                                                                 "par ",
                                                                 "por ",
                                                                 "door ",
                                                                 "di "});
  static const Phrases phrases(words);
  return phrases;
}

Words by() {
  static constexpr auto words = std::to_array<std::string_view>(
      {" by ", " von ", " par ", " por ", " da ", " door ", " av ", " 投稿者: ", " | ", " / ", " • ", " · "});
  return words;
}

Words at() {
  static constexpr auto words = std::to_array<std::string_view>(
      {" | ",  " » ",  " on ", " at ", " um ", " am ",  " à ",     " le ", " en ", " el ", " a ",
       " il ", " às ", " em ", " op ", " om ", " kl. ", " 時刻: ", ", ",   " - ",  " – ",  " — "});
  return words;
}

const Phrases& posted_on() {
  static constexpr auto words = std::to_array<std::string_view>(
      {"posted on ", "published on ", "on ", "le ", "published ", "veröffentlicht am ", "publié le ", "publicado el ",
       "publicada el ", "publicado em ", "pubblicato il ", "geplaatst op ", "投稿日: "});
  static const Phrases phrases(words);
  return phrases;
}

const Phrases& furniture() {
  static constexpr auto words = std::to_array<std::string_view>(
      {"reply", "replies", "delete", "replydelete", "reply delete", "edit", "(edit)", "share", "share this:", "like",
       "home", "permalink", "get link", "other apps", "x", "skip to main content", "newest first", "oldest first",
       "sort by:", "sort by", "best", "search comments", "expand comment search", "preview post comment…",
       "member discussion", "cancel reply", "comments feed for this article", "your comment is awaiting moderation.",
       "one blogger likes this.", "be the first to like this.", "reactions:", "reply ↓",
       "like this:", "like loading...", "like loading…", "loading...", "loading…", "report abuse", "log in to reply",
       "log in to leave a comment", "create a link", "tweet", "print", "email", "skip to content", "search this blog",
       "related", "twitter", "facebook", "linkedin", "pinterest", "reddit", "tumblr", "whatsapp", "telegram",
       "mastodon", "bluesky", "see more", "avatar", "view in discussion", "reply share", "• reply • share ›",
       "• reply •share ›", "reply • share ›", "− +", "flag as inappropriate", "expand full comment", "thread", "link",
       "parent", "expand", "collapse", "top", "quote", "reply with quote", "report", "report post", "share ›",
       "subscribe", "privacy", "do not sell my data", "powered by disqus", "add disqus to your site", "follow",
       "reply share ›", "restacks", "created", "last reply", "views", "users", "likes", "links", "page 1 of 1",
       "related topics", "user's avatar", "--", "replythread", "replyparentthread", "replyparent", "(reply) (thread)",
       "(reply) (parent)", "(reply) (parent) (thread)", "(reply to this)", "(reply to this) (thread)",
       "(reply to this) (parent)", "upvote", "downvote", "award", "embed", "save", "hide",
       "permalinkembedsavereportreply", "permalinkembedsaveparentreportreply", "reply | thread", "reply | parent",
       "reply | parent | thread", "reply | thread | link", "reply with quote reply with quote",
       "discussion about this post", "log in or register to post comments",
       // other languages
       "antworten", "antworten löschen", "löschen", "startseite", "teilen", "répondre", "réponses", "supprimer",
       "accueil", "partager", "responder", "respuestas", "eliminar", "inicio", "compartir", "rispondi", "risposte",
       "elimina", "home page", "condividi", "respostas", "excluir", "compartilhar", "beantwoorden", "verwijderen",
       "delen", "odpowiedz", "odpowiedzi", "ответить", "ответы", "удалить", "svara", "svar", "besvar", "返信",
       "返信を削除", "削除", "ホーム", "回复", "回覆", "删除", "刪除", "답글", "삭제"});
  static const Phrases phrases(words);
  return phrases;
}

const Phrases& furniture_beginnings() {
  static constexpr auto words = std::to_array<std::string_view>(
      {"email thisblogthis!", "email this", "blogthis!", "you can follow this conversation", "posted in ",
       "tags:", "tagged ", "share to ", "share on ", "click to ", "both comments and pings", "you can follow any",
       "bookmark the permalink", "categories:", "category:", "« ", "← ", "like (", "link | ", "view all posts by ",
       "pingback:", "trackback:", "pingback from ",
       "ping :", "rétrolien :", "mood: ", "music: ", "current mood: ", "current music: ", "liked by ",
       // other languages
       "diesen post per e-mail", "kategorien:", "schlagwörter:", "libellés", "catégories", "étiquettes",
       "etiquetas:", "categorías", "etichette:", "categorie:", "categorias:", "marcadores:", "etykiety:", "ярлыки:",
       "рубрика:", "etiketter:", "ラベル:", "カテゴリー:", "标签：", "標籤:"});
  static const Phrases phrases(words);
  return phrases;
}

const Phrases& filed() {
  static constexpr auto words = std::to_array<std::string_view>({"labels:",
                                                                 "labels :",
                                                                 "filed under",
                                                                 "this entry was posted",
                                                                 "share this:",
                                                                 "possibly related posts",
                                                                 "related posts",
                                                                 "teilen mit:",
                                                                 "partager :",
                                                                 "comparte esto:",
                                                                 "compartir esto:",
                                                                 "condividi:",
                                                                 "compartilhe isso:",
                                                                 "delen:",
                                                                 "veröffentlicht unter ",
                                                                 "dieser beitrag wurde unter ",
                                                                 "dieser eintrag wurde ",
                                                                 "cette entrée a été publiée",
                                                                 "ce contenu a été publié",
                                                                 "esta entrada fue publicada",
                                                                 "questa voce è stata pubblicata",
                                                                 "dit bericht werd geplaatst",
                                                                 "dit bericht is geplaatst"});
  static const Phrases phrases(words);
  return phrases;
}

const Phrases& head_buttons() {
  static constexpr auto words = std::to_array<std::string_view>({"follow",
                                                                 "following",
                                                                 "·",
                                                                 "•",
                                                                 "published in",
                                                                 "listen",
                                                                 "share",
                                                                 "--",
                                                                 "—",
                                                                 "save",
                                                                 "open in app",
                                                                 "sign up",
                                                                 "sign in",
                                                                 "log in",
                                                                 "login",
                                                                 "write",
                                                                 "search",
                                                                 "subscribe",
                                                                 "subscribed",
                                                                 "subscribesign in",
                                                                 "get app",
                                                                 "menu",
                                                                 "more",
                                                                 "member-only story",
                                                                 "featured",
                                                                 "top highlight",
                                                                 "user's avatar",
                                                                 "upgrade to paid",
                                                                 "paid"});
  static const Phrases phrases(words);
  return phrases;
}

const Phrases& counted() {
  static constexpr auto words =
      std::to_array<std::string_view>({"like", "likes", "reply", "replies", "more comment...", "more comments...",
                                       "min read", "claps", "upvotes", "shares"});
  static const Phrases phrases(words);
  return phrases;
}

const Phrases& unverified() {
  static constexpr auto words =
      std::to_array<std::string_view>({"(not verified)", "(nicht überprüft)", "(non vérifié)", "(no verificado)",
                                       "(non verificato)", "(não verificado)", "(niet gecontroleerd)"});
  static const Phrases phrases(words);
  return phrases;
}

const Phrases& badges() {
  static constexpr auto words = std::to_array<std::string_view>(
      {"posts", "location", "reputation", "says:", "said:", "wrote:", "says", "said", "wrote", "author", "post author",
       "op", "admin", "administrator", "moderator", "mod", "staff", "member", "new member", "junior member",
       "senior member", "registered user", "guest", "(no subject)", "default", "permalink", "edited", "avatar", "•",
       "·", "—", "reply", "link", "she/her", "he/him", "they/them",
       // other languages
       "sagt:", "schrieb:", "verfasser", "autor", "mitglied", "gast", "dit :", "a dit :", "auteur", "membre",
       "dice:", "dijo:", "autora", "miembro", "invitado", "ha detto:", "autore", "membro",
       "disse:", "auteur van bericht", "より:", "投稿者"});
  static const Phrases phrases(words);
  return phrases;
}

const Phrases& badge_beginnings() {
  static constexpr auto words =
      std::to_array<std::string_view>({"liked by ", "in reply to ", "replying to ", "writes ", "join date", "joined",
                                       "posts:", "posts ", "location:", "als antwort auf ", "antwort auf ",
                                       "en réponse à ", "en respuesta a ", "in risposta a ", "em resposta a "});
  static const Phrases phrases(words);
  return phrases;
}

const Phrases& author_labels() {
  static constexpr auto words = std::to_array<std::string_view>(
      {"author", "posted by", "written by", "autor", "autorin", "auteur", "autora", "autore", "投稿者", "作者"});
  static const Phrases phrases(words);
  return phrases;
}

const Phrases& date_labels() {
  static constexpr auto words = std::to_array<std::string_view>(
      {"posted on", "published", "published on", "date", "veröffentlicht am", "publié le", "publicado el",
       "publicada el", "publicado em", "pubblicato il", "geplaatst op", "投稿日", "发布于"});
  static const Phrases phrases(words);
  return phrases;
}

const Phrases& place_labels() {
  static constexpr auto words =
      std::to_array<std::string_view>({"labels", "categories", "category", "tags", "tag", "format", "kategorien",
                                       "kategorie", "schlagwörter", "catégories", "étiquettes", "categorías",
                                       "etiquetas", "categorie", "tag:", "categorias", "カテゴリー", "タグ", "分类"});
  static const Phrases phrases(words);
  return phrases;
}

const Phrases& page_end() {
  static constexpr auto words = std::to_array<std::string_view>(
      {"leave a reply", "leave a comment", "post a comment", "add comment", "add a comment", "add your comment",
       "join the discussion", "subscribe to:", "newer post", "older post", "comments are closed",
       "the comments to this entry are closed", "your email address will not be published", "links to this post",
       "enter your comment", "write a comment", "trackback url", "load more...", "sign in to comment", "notify me of ",
       "guidelines | faq | ", "fill in your details", "submit comment", "submit a comment", "see all responses",
       "view all responses",
       // other languages
       "kommentar veröffentlichen", "kommentar hinzufügen", "schreibe einen kommentar", "hinterlasse einen kommentar",
       "schreiben sie einen kommentar", "kommentar verfassen", "antwort hinterlassen", "neuerer post", "älterer post",
       "abonnieren", "deine e-mail-adresse wird nicht", "weitere laden", "enregistrer un commentaire",
       "ajouter un commentaire", "laisser un commentaire", "laisser une réponse", "article plus récent",
       "article plus ancien", "inscription à", "votre adresse e-mail ne sera pas", "votre adresse de messagerie",
       "publicar un comentario", "añadir comentario", "agregar un comentario", "deja una respuesta",
       "deja un comentario", "dejar una respuesta", "entrada más reciente", "entrada antigua", "entradas más recientes",
       "suscribirse a", "tu dirección de correo", "posta un commento", "aggiungi commento", "lascia un commento",
       "lascia una risposta", "post più recente", "post più vecchio", "iscriviti a", "il tuo indirizzo email",
       "postar um comentário", "enviar um comentário", "adicionar comentário", "deixe um comentário",
       "deixe uma resposta", "postagem mais recente", "postagem mais antiga", "assinar:", "o seu endereço de e",
       "een reactie posten", "reactie toevoegen", "geef een reactie", "laat een reactie achter", "nieuwere post",
       "oudere post", "abonneren op", "het e-mailadres wordt niet", "prześlij komentarz", "dodaj komentarz",
       "nowszy post", "starszy post", "отправить комментарий", "добавить комментарий", "следующее", "предыдущее",
       "skicka en kommentar", "lämna ett svar", "send en kommentar", "legg inn en kommentar", "skriv et svar",
       "lähetä kommentti", "okomentovat", "yorum gönder", "bir yanıt yazın", "コメントを投稿", "コメントを残す",
       "コメントを追加", "次の投稿", "前の投稿", "登録:", "发表评论", "添加评论", "發佈留言", "發表迴響", "张贴评论",
       "較新的文章", "댓글 남기기", "댓글 쓰기"});
  static const Phrases phrases(words);
  return phrases;
}

const Phrases& removed() {
  static constexpr auto words = std::to_array<std::string_view>(
      {"this comment has been removed by ", "this comment was removed", "this comment was deleted", "comment deleted",
       "dieser kommentar wurde vom autor entfernt", "dieser kommentar wurde von einem", "ce commentaire a été supprimé",
       "este comentario ha sido eliminado", "este blog ha sido eliminado", "questo commento è stato eliminato",
       "este comentário foi removido", "este comentário foi eliminado", "deze reactie is verwijderd",
       "ten komentarz został usunięty", "этот комментарий был удален", "このコメントは投稿者によって削除されました",
       "此评论已被", "作者已經移除這則留言"});
  static const Phrases phrases(words);
  return phrases;
}

const Phrases& replies() {
  static constexpr auto words =
      std::to_array<std::string_view>({"replies", "antworten", "réponses", "respuestas", "risposte", "respostas",
                                       "reacties", "odpowiedzi", "ответы", "svar", "返信", "回复", "回覆", "답글"});
  static const Phrases phrases(words);
  return phrases;
}

const Phrases& reply() {
  static constexpr auto words =
      std::to_array<std::string_view>({"reply", "antworten", "répondre", "responder", "rispondi", "beantwoorden",
                                       "odpowiedz", "ответить", "svara", "svar", "返信", "回复", "回覆", "답글"});
  static const Phrases phrases(words);
  return phrases;
}

}  // namespace rapport::page_words
