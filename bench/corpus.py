#!/usr/bin/env python3
"""Writes the corpora of the benchmarks: generated text of this project, the same bytes on every machine.

Usage: bench/corpus.py FOLDER [--megabytes N]

  english.txt, .ndjson, .xml   comments as people write them on blogs, 1-3 % of the characters not ASCII;
                               as a message a line of text, of NDJSON, and as a WordPress export
                               About 100 words a comment and 3 pieces of evidence in 100 words, as in threads of real
                               blogs (../shared/validity/exchanges: 97 words, 2.5 pieces)
  letters.txt, .ndjson         comments in Russian, Greek and French shape with emoji: most characters not ASCII
"""

import argparse
import json
import pathlib
import random
from xml.sax.saxutils import escape

OPENERS = """{thing} was {quality} when the {kin} came back from {place}|It took {number} {time}s before {thing} was {quality}
|{name} {did} {thing} near {place} and then {did} {thing}|There is a road behind {place} where {thing} stands
|In {number} the town still had {thing} and {thing}|The water came up to {thing} that {time}
|My {kin} {did} {thing} and it was {quality}|On the way to {place} the bus stopped beside {thing}
|Between {thing} and {thing} there is hardly room for a chair|After {number} {time}s the paint on {thing} turned grey
|The recipe calls for {number} grams of flour and {thing}|Most of it lay under {thing}, wrapped in paper
|At first {thing} looked {quality}, later {quality}|The second chapter moves from {thing} to {thing} without a break
|We {did} {thing} last {time}, before the rain|Every {time} the light falls on {thing} from the left
|They built {thing} out of {thing} in a single {time}|The book spends {number} pages on {thing}
|Nobody in {place} {did} {thing} until the {time} of {number}|That part of {place} has been {quality} since the {time} it opened
|{name} keeps {thing} in a box next to {thing}|One of the letters mentions {thing}, the other one {thing}
|The old version needed {thing}, the new one runs without it|Both {kin}s walked along the river until {thing} came into view
|Half of {thing} went to {place}, the rest is here|A {time} later {thing} was gone
|The choir sang about {thing} and the hall was {quality}|From the window one sees {thing} and a piece of {thing}
|Then the {kin} from {place} {did} {thing}|Somewhere in the second half {thing} takes over
|It rained for {number} {time}s and {thing} stayed {quality}|The map shows {thing} on the wrong side of {place}"""
CHATTER = """I think {thing} is {quality}|We tried {thing} last {time} and it was {quality}|To be honest I don't {verb} why {thing} should be {quality}
|Has anybody here {done} {thing} with {thing}?|{name}, you are right about {thing}|The part about {thing} made me {feel}
|When I was in {place}, nobody {did} {thing}|There's more to {thing} than {thing}|That reminds me of {thing} from {place}
|{name} wrote that {thing} isn't {quality}|If you {verb} {thing} early, the rest gets {quality}
|Does it matter whether {thing} is {quality}?|I've {done} {thing} since {number} and wouldn't {verb} anything else
|Here's what we {did} after {thing}: {thing}, then {thing}|You can't {verb} {thing} without {thing}, can you?
|It wasn't {quality}, it was {quality}!|One {time} later {thing} was still {quality}..."""
TAILS = """ - the {kin} said so| - "{thing}", as {name} calls it| and {name} wrote "{thing}" below it| because {thing} was {quality}| and {thing} followed|, which took a {time}| even though {name} {did} it
| when {thing} came| in {place}| (at least the {kin}'s)| - or so they write| after {number} {time}s|, to be fair||||"""
WORDS = {
    "thing": """the garden|this recipe|our old kitchen|the second draft|a slow evening|the river path|that bread|the bus
|her first novel|the new library|a wet spring|the neighbours|your last post|the long table|his workshop|the tomatoes
|a borrowed ladder|the choir|our dog|the winter market|that photograph|the school play|an empty road|the tea|my bicycle
|the roof|these letters|a cup of coffee|the lamp|their orchard|the repair|a good map|the beginning|cold soup""",
    "quality": """lovely|too loud|quite simple|better than before|hard to explain|a bit strange|worth the walk|fine|slow
|brilliant|not for me|older than it looks|really helpful|calm|out of reach|easy|warm|honest|complicated|half finished""",
    "doing": "sharing|explaining|showing us|writing about|mending|growing|reading|painting|finding|keeping",
    "done": "tried|mended|grown|read|painted|visited|compared|kept|carried|baked|planted|lost|heard",
    "did": "found|left|planted|sold|kept|painted|carried|forgot|liked|brought|opened|read",
    "verb": "see|find|keep|plant|follow|carry|understand|remember|paint|choose|mend|bake|explain|read",
    "time": "week|month|summer|night|year|day|afternoon|hour",
    "kin": "sister|father|neighbour|daughter|uncle|teacher|friend|grandmother",
    "feel": "smile|wonder|laugh|think twice|stop|call my mother|want to go back",
}
CUES = """Act now and save|Only {number} left in stock|Order today|Don't wait|Last chance|Limited time offer|Buy now
|Thank you so much|I really appreciate it|How did that make you feel?|Tell me more|That must have been hard|Well done
|Congratulations|I'm happy to help|What do you think?|You're welcome|Click here|Sign up today|Sorry, my mistake"""
SYLLABLES = "ba ben cor da del en fa gor hol i ka lin mar mo na or pe qui ra sol ta tor u van wen y zi".split()
LETTERS = {
    "russian": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    "greek": "αοιετσνηυρπκμλωςγδχθφβξζψάέήίόύώ",
    "french": "eéaàistnrulodcmpvèêùçôîœ",
}
EMOJI = ["🔥", "❤️", "👍🏽", "😂", "👩‍💻", "🎉", "🇫🇷", "✨"]


def table(text):
    return text.replace("\n", "").split("|")


class Writer:
    """Comments at random; the generator is seeded, so all of it is repeatable."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.openers, self.chatter, self.tails, self.cues = table(OPENERS), table(CHATTER), table(TAILS), table(CUES)
        self.words = {kind: table(words) for kind, words in WORDS.items()}
        self.names = [self.invent().capitalize().replace("or", "ör").replace("en", "é") for _ in range(800)]
        self.rare = [self.invent() for _ in range(6000)]

    def invent(self):
        return "".join(self.random.choice(SYLLABLES) for _ in range(self.random.randint(2, 4)))

    def pick(self, items):
        """Early items far more often than late ones, as words are."""
        return items[int(len(items) * self.random.random() ** 2)]

    def slot(self, kind):
        if kind == "number":
            return str(self.random.choice([2, 3, 5, 10, 12, 24, 40, 1987, 2012]))
        if kind in ("name", "place"):
            return self.pick(self.names)
        if kind == "thing" and self.random.random() < 0.3:
            return f"the {self.pick(self.rare)} {self.pick(self.rare)}"
        return self.pick(self.words[kind])

    def fill(self, template):
        parts = template.split("{")
        return parts[0] + "".join(self.slot(p.split("}")[0]) + p.split("}")[1] for p in parts[1:])

    def sentence(self):
        kind = self.random.random()
        if kind < 0.1:
            return self.fill(self.pick(self.cues)) + self.random.choice([".", "!", "!"])
        text = self.fill(self.pick(self.chatter if kind < 0.3 else self.openers))
        if not text.endswith(("?", "!", "...")):
            text += self.fill(self.pick(self.tails)) + self.random.choice([".", ".", ".", "!"])
        return text[0].upper() + text[1:]

    def typography(self, text):
        if self.random.random() < 0.5:
            text = text.replace("'", "’").replace(" - ", " — ").replace("...", "…")
            text = text.replace(' "', " “").replace('"', "”")
        if self.random.random() < 0.15:
            text += " " + self.random.choice(EMOJI)
        return text

    def english(self):
        count = 1 + int(self.random.expovariate(1 / 6))
        return self.typography(" ".join(self.sentence() for _ in range(count)))

    def letters(self):
        alphabet = LETTERS[self.random.choice(list(LETTERS))]
        words = []
        for _ in range(self.random.randint(8, 120)):
            word = "".join(self.pick(alphabet) for _ in range(self.random.randint(1, 11)))
            if not words or words[-1].endswith((".", "!")):
                word = word.capitalize()
            words.append(word + self.random.choice(["", "", "", "", "", "", ",", ".", "!"]))
        return " ".join(words) + " " + self.random.choice(EMOJI)


def messages(write_text, megabytes):
    size = 0
    while size < megabytes * 1e6:
        text = write_text()
        size += len(text.encode())
        yield text


def write_texts(folder, name, texts):
    with open(folder / f"{name}.txt", "w") as plain, open(folder / f"{name}.ndjson", "w") as ndjson:
        for number, text in enumerate(texts):
            plain.write(text + "\n")
            record = {"id": f"m{number}", "conversation_id": f"c{number // 8}", "speaker": f"s{number % 97}",
                      "timestamp": "2019-04-12T08:00:00Z", "text": text}
            if number % 8:
                record["reply_to"] = f"m{number - 1}"
            ndjson.write(json.dumps(record, ensure_ascii=False) + "\n")


def write_wordpress(path, texts):
    with open(path, "w") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" '
                  'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
                  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">\n'
                  "<channel><title>Bench</title><wp:wxr_version>1.2</wp:wxr_version>\n")
        for number, text in enumerate(texts):
            if number % 8 == 0:
                out.write("</item>\n" if number else "")
                out.write(f"<item><title>Post {number}</title><dc:creator>host</dc:creator>"
                          f"<content:encoded><![CDATA[<p>{escape(text)}</p>]]></content:encoded>"
                          f"<wp:post_id>{number}</wp:post_id><wp:post_date_gmt>2019-04-12 08:00:00</wp:post_date_gmt>"
                          f"<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>\n")
                continue
            out.write(f"<wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_author>s{number % 97}"
                      f"</wp:comment_author><wp:comment_date_gmt>2019-04-12 09:00:00</wp:comment_date_gmt>"
                      f"<wp:comment_content><![CDATA[{escape(text)}]]></wp:comment_content>"
                      f"<wp:comment_approved>1</wp:comment_approved><wp:comment_parent>0</wp:comment_parent>"
                      f"</wp:comment>\n")
        out.write("</item>\n</channel></rss>\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--megabytes", type=float, default=8)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    english = list(messages(Writer(1).english, options.megabytes))
    write_texts(options.folder, "english", english)
    write_wordpress(options.folder / "english.xml", english)
    write_texts(options.folder, "letters", messages(Writer(2).letters, options.megabytes))


if __name__ == "__main__":
    main()
