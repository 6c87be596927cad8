"""Tests of the whole program, as a person or a script uses it: python3 program_test.py PROGRAM SOURCE_FOLDER [TEST...]"""
import csv
import functools
import glob
import io
import json
import os
import subprocess
import sys
import tempfile
import unittest

import jsonschema

PROGRAM, SOURCE = sys.argv[1], sys.argv[2]
EXPORTS = os.path.join(SOURCE, "tests/exports")
CORPUS = sorted(p for p in glob.glob(os.path.join(SOURCE, "corpus/*")) if not p.endswith("README.md"))


@functools.cache
def run(*arguments, stdin=None, status=0):
    """Equal runs write equal bytes, so each is made once."""
    done = subprocess.run([PROGRAM, *arguments], input=stdin, stdin=subprocess.DEVNULL if stdin is None else None, capture_output=True)
    if done.returncode != status:
        raise AssertionError(f"{arguments}: status {done.returncode}, not {status}: {done.stderr.decode()}")
    return done


def records(*arguments, stdin=None, status=0):
    return [json.loads(line) for line in run("score", "-q", *arguments, stdin=stdin, status=status).stdout.splitlines()]


def each(texts, *arguments):
    lines = "".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, text in enumerate(texts))
    return records("-f", "ndjson", *arguments, stdin=lines.encode())


def one(text, *arguments):
    return each([text], *arguments)[0]


def corpus(name):
    return os.path.join(SOURCE, "corpus", name)


def recomputed(raw, words, evidence_words, half, exponent, silence, pressers=1.0):
    density = raw * pressers / (max(0, words - evidence_words) / 100 + silence) ** exponent
    return 100 * density / (density + half)


def recomputed_kindness(record, points):
    """`points` holds the sum of each turn's evidence."""
    c = record["formula"]
    scored = [t for t in record["turns"] if t["relationship_building"] is not None]
    kind = 0
    for i, t in enumerate(record["turns"]):
        if t["relationship_building"] is not None:
            silent = max(0, t["words"] - t["r_words"]) / 100 + c["turn_r_silence"]
            fullness = 1 if t["answers"] is None else min(1, t["words"] / c["exchange_r_brief"])
            density = points.get(i, 0) / silent ** c["turn_r_exponent"] / c["turn_r_half"]
            kindness = c["exchange_r_most"] * density / (density + c["exchange_r_most"])
            kind += kindness * fullness * t["sincerity"] * t["reception"]
    worth = sum(w * min(1, max(0, record["s_" + s] or 0)) * record["s_" + s + "_n"] for s, w in c["worth"].items())
    rounded = record["kind_turns"]
    density = (rounded + worth * rounded / (rounded + c["exchange_r_first"])) / len(scored) ** c["exchange_r_exponent"]
    return kind, 100 * density / (density + c["exchange_r_half"])


class Forms(unittest.TestCase):
    def test_an_array_holds_the_same_records(self):
        for arguments in ([], ["-j", "3"], ["--unit", "message"]):
            array = json.loads(run("score", "-q", "-t", "json", *arguments, *CORPUS).stdout)
            self.assertEqual(array, records(*arguments, *CORPUS))

    def test_a_table_holds_the_single_values_of_the_same_records(self):
        table = list(csv.DictReader(io.StringIO(run("score", "-q", "-t", "csv", "-j", "2", *CORPUS).stdout.decode(), newline="")))
        plain = records(*CORPUS)
        self.assertEqual(len(table), len(plain))
        for row, record in zip(table, plain):
            single = {k: v for k, v in record.items() if not isinstance(v, (list, dict))}
            self.assertEqual(list(row), list(single))
            for key, value in single.items():
                shown = {None: "", True: "true", False: "false"}[value] if value is None or isinstance(value, bool) else str(value)
                self.assertEqual(row[key], shown, key)

    def test_a_title_with_quotes_commas_and_lines_is_one_cell(self):
        line = json.dumps({"id": "1", "conversation_id": "1", "title": 'He said "no",\nand left', "text": "Thank you, Ana."})
        out = run("score", "-q", "-t", "csv", stdin=line.encode()).stdout.decode()
        rows = list(csv.DictReader(io.StringIO(out, newline="")))
        self.assertEqual([row["title"] for row in rows], ['He said "no",\nand left'])

    def test_nothing_read_is_an_empty_array_and_a_header_alone(self):
        self.assertEqual(json.loads(run("score", "-q", "-t", "json", "-f", "ndjson", stdin=b"\n").stdout), [])
        self.assertEqual(run("score", "-q", "-t", "csv", "-f", "ndjson", stdin=b"\n").stdout.count(b"\n"), 1)

    def test_what_cannot_be_read_stands_in_the_array_and_not_in_the_table(self):
        array = json.loads(run("score", "-q", "-t", "json", "/no/such/file", corpus("loud-rooms.txt"), status=3).stdout)
        self.assertEqual([r["schema"] for r in array], ["rapport.error/1", "rapport.exchange/1"])
        table = run("score", "-q", "-t", "csv", "/no/such/file", corpus("loud-rooms.txt"), status=3).stdout
        self.assertEqual(table.count(b"\n"), 2)


class Records(unittest.TestCase):
    def test_every_output_of_every_sample_follows_its_schema(self):
        schema = {name: json.loads(run("schema", name).stdout) for name in ("exchange", "message", "error", "summary", "input")}
        for name in schema:
            jsonschema.Draft202012Validator.check_schema(schema[name])
        check = {name: jsonschema.Draft202012Validator(schema[name]) for name in schema}
        for name in schema:
            for key, value in schema[name]["properties"].items():
                self.assertTrue("const" in value or len(value["description"]) > 5, (name, key))
        for record in records(*CORPUS) + records("--with-text", *CORPUS) + records("--redact", *CORPUS):
            check["exchange"].validate(record)
        for record in records("--unit", "message", *CORPUS):
            check["message"].validate(record)
        check["summary"].validate(json.loads(run("summary", "-q", *CORPUS).stdout))
        for line in run("convert", "-q", *CORPUS).stdout.splitlines():
            check["input"].validate(json.loads(line))
        for record in records("/no/such/file", status=3):
            check["error"].validate(record)

    def test_every_score_is_recomputed_from_its_own_record(self):
        for record in records(*CORPUS):
            c = record["formula"]
            for prefix, axis in (("p", "sales_pressure"), ("r", "relationship_building")):
                constants = lambda unit: [c[f"{unit}_{prefix}_{name}"] for name in ("half", "exponent", "silence")]
                sums = {}
                for e in record["evidence"]:
                    self.assertAlmostEqual(e["points"], e["weight"] * e["factor"] * e["novelty"], delta=0.002)
                    if e["axis"] == axis:
                        sums[e["turn"]] = sums.get(e["turn"], 0) + e["points"]
                        sums[e["category"]] = sums.get(e["category"], 0) + e["points"]
                for key in record:
                    if key.startswith(prefix + "_") and key != prefix + "_words" and record[key] is not None:
                        self.assertAlmostEqual(record[key], sums.get(key[2:], 0), delta=0.002)
                if record[axis] is None:
                    continue
                raw = sum(v for k, v in record.items() if k.startswith(prefix + "_") and k != prefix + "_words")
                if axis == "sales_pressure":
                    persistence = c["exchange_p_persistence"] * (record["s_persistence"] or 0) * record["s_persistence_n"]
                    expected = recomputed(raw + persistence, record["measured_words"], record["p_words"], *constants("exchange"), record["pressers"])
                else:
                    kind, expected = recomputed_kindness(record, sums)
                    self.assertAlmostEqual(record["kind_turns"], kind, delta=0.006)
                # 0.05 for the score's own decimal, half a percent for those of the turns, shares and signals behind it.
                self.assertAlmostEqual(record[axis], expected, delta=0.06)
                for i, turn in enumerate(record["turns"]):
                    if turn[axis] is not None:
                        expected = recomputed(sums.get(i, 0), turn["words"], turn[prefix + "_words"], *constants("turn"))
                        self.assertAlmostEqual(turn[axis], expected, delta=0.06)

    def test_offsets_are_code_points_of_the_turns_text(self):
        seen = 0
        for record in records("--with-text", *CORPUS):
            for e in record["evidence"]:
                self.assertEqual(record["turns"][e["turn"]]["text"][e["start"]:e["end"]], e["text"])
                if e["stance_cue"] is not None:
                    self.assertEqual(record["turns"][e["stance_turn"]]["text"][e["stance_start"]:e["stance_end"]], e["stance_cue"])
                seen += 1
        self.assertGreater(seen, 100)
        emoji = one("\U0001F525 caf\u00e9: only 3 seats left, order now!", "--with-text")
        for e in emoji["evidence"]:
            self.assertEqual(emoji["turns"][0]["text"][e["start"]:e["end"]], e["text"])

    def test_nothing_to_measure_is_null_and_nothing_found_is_zero(self):
        by_title = {r["title"]: r for r in records(*CORPUS)}
        for title in ("Für unsere Nachbarn", "(no text)", "Une question"):
            self.assertIsNone(by_title[title]["sales_pressure"], title)
            self.assertIsNone(by_title[title]["quadrant"], title)
        self.assertEqual(one("The bus leaves at nine.")["sales_pressure"], 0.0)
        self.assertFalse(one("Buy now, only 3 left!")["sufficient"])
        self.assertGreater(one("Buy now, only 3 left!")["sales_pressure"], 15)


    def test_an_exchange_of_which_hardly_a_word_is_english_has_no_score(self):
        german = "Die Brücke wird ab Montag gesperrt, weil das Geländer verrostet ist und neu gestrichen werden muss. " * 4
        turns = [{"id": "0", "conversation_id": "c", "speaker": "a", "text": german},
                 {"id": "1", "conversation_id": "c", "reply_to": "0", "speaker": "b", "text": "Thank you so much, Anke!"}]
        record, = records("-f", "ndjson", stdin="".join(json.dumps(t) + "\n" for t in turns).encode())
        self.assertEqual([record["measured_words"], record["relationship_building"]], [5, None])
        self.assertGreater(record["turns"][1]["relationship_building"], 30)

    def test_the_summary_counts_all_authors_and_lists_the_most_frequent(self):
        lines = "".join(json.dumps({"id": str(i), "speaker": f"Author {i % 60}", "text": "Thank you."}) + "\n" for i in range(61))
        document = json.loads(run("summary", "-q", "-f", "ndjson", stdin=lines.encode()).stdout)
        self.assertEqual((document["authors_seen"], len(document["authors"]), document["messages"]), (60, 50, 61))
        self.assertEqual((document["authors"][0]["author"], document["authors"][0]["count"]), ("Author 0", 2))


class Readings(unittest.TestCase):
    def test_talk_about_selling_is_rapport_and_its_twin_is_a_pitch(self):
        quiet, loud = records(corpus("quiet-rooms.txt"))[0], records(corpus("loud-rooms.txt"))[0]
        self.assertLessEqual(quiet["sales_pressure"], 10)
        self.assertGreaterEqual(quiet["relationship_building"], 50)
        self.assertEqual(quiet["quadrant"], "rapport")
        self.assertGreater(quiet["sales_talk"], 0)
        self.assertEqual([t["author"] for t in quiet["turns"]], [None, "Ingrid Solheim", "Tomas Brandt"])
        self.assertEqual(loud["quadrant"], "pitch")

    def test_the_threads_of_the_samples_read_right(self):
        by_title = {r["title"]: r for r in records(*CORPUS)}
        for title in ("Brown patches on my tomatoes", "The clock that ran backwards", "How not to sell a clock"):
            self.assertEqual(by_title[title]["quadrant"], "rapport", title)
        self.assertGreaterEqual(by_title["Polytunnel, second hand"]["sales_pressure_peak"], 50)
        self.assertEqual(by_title["Polytunnel, second hand"]["turns"][by_title["Polytunnel, second hand"]["peak_turn"]]["author"], "Rick TunnelKing")
        self.assertLess(by_title["Water rota for June"]["sales_pressure"], 5)
        self.assertLess(by_title["The flyers on the gate"]["sales_pressure"], 15)

    def test_an_exchange_is_what_its_people_do_to_each_other(self):
        post = ("Mira", "I planted the old quince against the south wall last week, with a barrow of leaf mould under it.")
        question = ("Jon", "Thank you, I have wanted one for years. Does it mind a windy corner?")
        answer = ("Mira", "Good question, Jon! Mine leans a little, but it has fruited every year. I hope yours does well.")
        rebuff = ("Mira", "Use the search, this gets asked every week. Comments are closed.")
        pitch = ("Mira", "Good question, Jon! Order yours in my shop now, 30% off, only 3 left, the offer ends tonight.")
        plain, answered, rebuffed, sold = (self.thread(post, question, *more) for more in ([], [answer], [rebuff], [pitch]))
        self.assertGreater(answered["relationship_building"], plain["relationship_building"] + 5)
        self.assertLess(rebuffed["relationship_building"], plain["relationship_building"])
        self.assertLess(sold["relationship_building"], answered["relationship_building"] / 2)
        self.assertGreater(sold["sales_pressure"], 30)
        self.assertEqual(answered["sales_pressure"], 0.0)

    def test_a_pitch_in_a_long_warm_thread_stays_visible(self):
        friends = [("Mira", "Thank you for the cuttings, they have rooted."), ("Jon", "I am so glad, Mira! How are the roses?")] * 5
        pitch = ("Max", "Only 3 pallets left, order now and save 40%! Click here before midnight.")
        quiet, loud = self.thread(*friends), self.thread(*friends[:6], pitch, *friends[6:])
        self.assertEqual(quiet["sales_pressure"], 0.0)
        self.assertGreater(loud["sales_pressure"], 5)
        self.assertLess(loud["sales_pressure"], 50)
        self.assertGreater(loud["sales_pressure_peak"], 50)
        self.assertEqual(loud["turns"][loud["peak_turn"]]["author"], "Max")
        self.assertGreater(loud["relationship_building"], quiet["relationship_building"] - 15)

    @staticmethod
    def thread(*turns):
        lines = [{"id": str(i), "conversation_id": "t", "speaker": who, "text": text, "reply_to": str(i - 1) if i else None}
                 for i, (who, text) in enumerate(turns)]
        return records("-f", "ndjson", stdin="\n".join(map(json.dumps, lines)).encode())[0]

    def test_more_evidence_never_lowers_a_score(self):
        texts = ["We have a few seats in the course."]
        for more in ("Order now.", "Only 3 seats left!", "Save 20% today only.", "Order now.", "Don't miss out."):
            texts.append(texts[-1] + " " + more)
        scores = [r["sales_pressure"] for r in each(texts)]
        self.assertEqual(scores, sorted(scores))
        self.assertGreater(scores[-1], scores[0])

    def test_the_same_text_twice_scores_nearly_the_same(self):
        texts = [t["text"] for r in records("--with-text", *CORPUS) for t in r["turns"]
                 if t["sales_pressure"] is not None and t["words"] >= 25]
        self.assertGreater(len(texts), 15)
        for text, plain, twice in zip(texts, each(texts), each([t + "\n\n" + t for t in texts]), strict=True):
            for axis in ("sales_pressure", "relationship_building"):
                self.assertLessEqual(abs(twice[axis] - plain[axis]), 5.0, text[:80])


class Streams(unittest.TestCase):
    def test_any_number_of_threads_writes_the_same_bytes(self):
        plain = run("score", "-q", *CORPUS * 20).stdout
        for jobs in ("2", "3", "8"):
            self.assertEqual(plain, run("score", "-q", "-j", jobs, *CORPUS * 20).stdout)
        self.assertEqual(run("summary", "-q", *CORPUS).stdout, run("summary", "-q", "-j", "4", *CORPUS).stdout)

    def test_a_pipe_and_a_file_give_the_same(self):
        piped = []
        for path in CORPUS:
            with open(path, "rb") as file:
                piped += records(stdin=file.read())
        for a, b in zip(piped, records(*CORPUS), strict=True):
            a.pop("source"), b.pop("source")
            self.assertEqual(a, b)

    def test_what_convert_writes_scores_the_same(self):
        for unit, *arguments in (("message", *CORPUS), ("exchange", *CORPUS), ("exchange", "--include", "all", EXPORTS)):
            converted = run("convert", "-q", "--unit", unit, *arguments).stdout
            again = records("-f", "ndjson", "--include", "all", stdin=converted)
            for a, b in zip(again, records(*arguments), strict=True):
                for key in ("source", "format", "diagnostics"):
                    a.pop(key), b.pop(key)
                self.assertEqual(a, b)

    def test_conversations_of_one_id_in_two_sources_stay_two_when_they_are_converted(self):
        page = "<html><head><title>{0}</title></head><body><h1>{0}</h1><p>Thank you for the {0}, they have rooted well.</p></body></html>"
        with tempfile.TemporaryDirectory() as folder:
            for name in ("roses", "quinces"):
                os.mkdir(os.path.join(folder, name))
                with open(os.path.join(folder, name, "index.html"), "w", encoding="utf-8") as file:
                    file.write(page.format(name))
            converted = run("convert", "-q", folder).stdout
            self.assertEqual([r["title"] for r in records("-f", "ndjson", stdin=converted)], ["quinces", "roses"])

    def test_a_missing_file_loses_nothing_else(self):
        done = run("score", "/no/such/file", corpus("quiet-rooms.txt"), status=3)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([r["schema"] for r in lines], ["rapport.error/1", "rapport.exchange/1"])
        self.assertIn(b"/no/such/file", done.stderr)

    def test_a_file_name_that_is_no_utf_8_is_written_with_its_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.fsencode(folder) + b"/caf\xe9.txt"
            with open(corpus("quiet-rooms.txt"), "rb") as file, open(path, "wb") as copy:
                copy.write(file.read())
            for named, sources in ((path, 1), (os.fsencode(folder), 1), (path + b".gone", 0)):
                done = subprocess.run([PROGRAM, "score", named], capture_output=True, check=sources > 0)
                record, = (json.loads(line) for line in done.stdout.decode().splitlines())
                self.assertTrue(record["source"].startswith(folder + "/caf\\xE9.txt"), record["source"])
            self.assertIn(b"caf\\xE9.txt", run("score", "-q", "-t", "csv", path).stdout)

    def test_errors_can_go_to_a_file_of_their_own(self):
        with tempfile.TemporaryDirectory() as folder:
            errors = os.path.join(folder, "errors.ndjson")
            self.assertEqual(len(records("--errors", errors, "/no/such/file", corpus("quiet-rooms.txt"), status=3)), 1)
            with open(errors, encoding="utf-8") as file:
                self.assertEqual(json.loads(file.read())["schema"], "rapport.error/1")

    def test_a_full_disk_is_told_and_a_closed_pipe_is_not(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "score", "-q", *CORPUS], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 4)
        self.assertIn(b"not complete", done.stderr)
        closed = subprocess.run(f"'{PROGRAM}' score -q '{corpus('allotment.ndjson')}' | head -c 10 >/dev/null; exit ${{PIPESTATUS[0]}}",
                                shell=True, executable="/bin/bash", stderr=subprocess.PIPE)
        self.assertEqual((closed.returncode, closed.stderr), (0, b""))

    def test_every_verb_tells_that_it_could_not_write(self):
        for arguments in (["--help"], ["--version"], ["formats"], ["schema"], ["lexicon", "list"], ["lexicon", "check"], ["summary", "-q", *CORPUS]):
            with open("/dev/full", "wb") as full:
                done = subprocess.run([PROGRAM, *arguments], stdout=full, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
            self.assertEqual(done.returncode, 4, arguments)
            self.assertIn(b"No space left", done.stderr, arguments)
        self.assertIn(b"/dev/full: No space left", run("score", "-q", "--errors", "/dev/full", "/no/such/file", status=4).stderr)

    def test_errors_stand_in_their_file_in_the_order_of_the_input(self):
        lines = "".join('{"id": %s}\n' % (i if i % 3 else json.dumps(str(i)) + ', "text": "Thank you."') for i in range(3000))
        with tempfile.TemporaryDirectory() as folder:
            written = []
            for jobs in ("1", "4"):
                errors = os.path.join(folder, jobs)
                records("-j", jobs, "-f", "ndjson", "--errors", errors, stdin=lines.encode(), status=3)
                with open(errors, encoding="utf-8") as file:
                    written.append([json.loads(line)["where"] for line in file])
        self.assertEqual(len(written[0]), 2000)
        self.assertEqual(*written)

    def test_strict_counts_every_repair_however_late_and_wherever(self):
        def line(i, at):
            return json.dumps({"id": str(i), "text": "Thank you.", "timestamp": at}) + "\n"
        sound, broken = "2008-03-04T10:00:00Z", "the other day"
        for verb in ("score", "summary", "explain", "convert"):
            run(verb, "-q", "--strict", "-f", "ndjson", stdin=line(0, sound).encode())
            for text in (line(0, broken), "".join(line(i, sound) for i in range(300)) + line(300, broken)):
                run(verb, "-q", "-f", "ndjson", stdin=text.encode())
                run(verb, "-q", "--strict", "-f", "ndjson", stdin=text.encode(), status=3)

    def test_a_flood_of_notes_hides_no_warning_and_all_are_counted(self):
        replies = "".join(json.dumps({"id": str(i), "conversation_id": str(i // 2), "text": "Thanks.", "reply_to": "gone" if i % 2 else None}) + "\n"
                          for i in range(300))
        late = json.dumps({"id": "late", "text": "Thanks.", "timestamp": "the other day"}) + "\n"
        for verb in ("score", "convert"):
            told = run(verb, "-f", "ndjson", stdin=(replies + late).encode()).stderr.decode().splitlines()
            self.assertEqual(len(told), 1, told)
            run(verb, "-q", "--strict", "-f", "ndjson", stdin=(replies + late).encode(), status=3)
            told = run(verb, "-v", "-f", "ndjson", stdin=(replies + late).encode()).stderr.decode().splitlines()
            self.assertEqual(len(told), 102)
            self.assertEqual(told[-1], "rapport: 50 more problems")

    def test_empty_input_and_garbage_are_told_in_one_line(self):
        empty = run("score", stdin=b"")
        self.assertEqual((empty.stdout, len(empty.stderr.splitlines())), (b"", 1))
        garbage = run("score", stdin=bytes(range(256)) * 50, status=3)
        self.assertIn(b"rapport:", garbage.stderr)


class Usage(unittest.TestCase):
    def test_wrong_usage_is_told_with_what_to_do(self):
        self.assertIn(b"did you mean 'wxr'", run("score", "-f", "wxf", corpus("quiet-rooms.txt"), status=2).stderr)
        self.assertIn(b"no verb 'scroe'; did you mean 'score'?", run("scroe", corpus("quiet-rooms.txt"), status=2).stderr)
        self.assertIn(b"no verb 'chekc'; did you mean 'check'?", run("lexicon", "chekc", status=2).stderr)
        self.assertNotIn(b"did you mean", run("frobnicate", status=2).stderr)
        self.assertIn(b"Usage: rapport lexicon", run("lexicon", status=2).stdout)
        for arguments in (["score", "-j", "abc"], ["score", "--no-such-flag"], ["convert", "--unit", "turn"], ["schema", "foo"], ["formats", "x"],
                          ["score", "--to", "1"], ["explain", "--color", "1"], ["lexicon", "import"], ["lexicon", "check", ".", "."], ["formats", "-q"]):
            told = run(*arguments, status=2).stderr.decode()
            self.assertIn(" ".join(["see rapport", *arguments[:2 if arguments[0] == "lexicon" else 1], "--help"]), told)
            self.assertNotIn("->", told)
        self.assertIn(b"--to: 'jsn' is none of ndjson, json, csv; did you mean 'json'?", run("score", "--to", "jsn", status=2).stderr)
        self.assertIn(b"--include: 'spm' is none of drafts, pages", run("score", "--include", "spam,spm", status=2).stderr)
        self.assertIn(b"--jobs: '-1' is no number of threads", run("score", "-j", "-1", status=2).stderr)
        self.assertIn(b"--config: ", run("score", "--config", "/no/such/file", corpus("quiet-rooms.txt"), status=2).stderr)
        self.assertIn(b"windows-1252", run("convert", "--encoding", "klingon", corpus("quiet-rooms.txt"), status=2).stderr)
        self.assertIn(b"sales_pressure>60", run("score", "--fail-if", "pressure>1", corpus("quiet-rooms.txt"), status=2).stderr)
        self.assertIn(b"rapport score", run("--help").stdout)

    def test_an_export_is_not_overwritten_by_what_is_made_of_it(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "posts.ndjson")
            with open(path, "w", encoding="utf-8") as file:
                file.write('{"id": "1", "text": "Thank you."}\n')
            for arguments in (["convert", path, "-o", os.path.join(folder, ".", "posts.ndjson")], ["score", "--errors", path, "-", path]):
                self.assertIn(b"is read, too; name another file", run(*arguments, status=2).stderr)
            self.assertGreater(os.path.getsize(path), 10)

    def test_a_run_does_not_read_what_it_writes(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "posts.ndjson")
            with open(path, "w", encoding="utf-8") as file:
                file.write('{"id": "1", "text": "Thank you."}\n')
            inside = os.path.join(folder, "scores.ndjson")
            self.assertIn(b"lies in a folder that is read", run("score", folder, "-o", inside, status=2).stderr)
            self.assertFalse(os.path.exists(inside))
            with open(inside, "wb") as file:
                done = subprocess.run([PROGRAM, "score", folder], stdout=file, stderr=subprocess.PIPE)
            self.assertEqual(done.returncode, 2)
            self.assertIn(b"scores.ndjson' lies in a folder that is read", done.stderr)
            run("score", path, "-o", inside)

    def test_a_condition_decides_the_exit_status(self):
        run("score", "-q", "--fail-if", "sales_pressure>30", corpus("loud-rooms.txt"), status=1)
        run("score", "-q", "--fail-if", "sales_pressure>30", corpus("quiet-rooms.txt"), status=0)

    def test_flags_come_from_a_file_and_from_the_environment_and_mistakes_there_are_told(self):
        with tempfile.TemporaryDirectory() as folder:
            config = os.path.join(folder, "rapport.toml")
            def write(text):
                with open(config, "w", encoding="utf-8") as file:
                    file.write(text)
            write('[score]\nto = "json"\n[convert]\nunit = "exchange"\n')
            for arguments in (["--config", config, "score"], ["score", "--config", config]):
                self.assertEqual(len(json.loads(run(*arguments, corpus("quiet-rooms.txt")).stdout)), 1)
            self.assertIn("messages", json.loads(run("convert", "--config", config, corpus("quiet-rooms.txt")).stdout))
            run.cache_clear()
            for mistake in ("bogus = 3\n", "jobs = 2\n", "[score]\nbogus = 3\n"):
                write(mistake)
                self.assertIn(b"no verb takes '", run("score", "--config", config, corpus("quiet-rooms.txt"), status=2).stderr)
                run.cache_clear()
        environment = dict(os.environ, RAPPORT_TO="csv")
        done = subprocess.run([PROGRAM, "score", "-q", corpus("quiet-rooms.txt")], env=environment, capture_output=True, check=True)
        self.assertTrue(done.stdout.startswith(b"schema,id,"))

    def test_a_condition_is_about_each_record(self):
        lines = "".join(json.dumps({"id": str(i), "conversation_id": "c", "speaker": who, "text": text}) + "\n" for i, (who, text) in enumerate(
            [("Ann", "The bus to the river leaves at nine from the old bridge, and the walk back takes an hour.")] * 6 + [("Bob", "Buy now, only 3 left!")]))
        exchange, = records("-f", "ndjson", stdin=lines.encode())
        messages = records("-f", "ndjson", "--unit", "message", stdin=lines.encode())
        limit = (exchange["sales_pressure"] + messages[-1]["sales_pressure"]) / 2
        self.assertLess(exchange["sales_pressure"] + 2, limit)
        records("-f", "ndjson", "--fail-if", f"sales_pressure > {limit}", stdin=lines.encode())
        records("-f", "ndjson", "--fail-if", f" sales_pressure_peak >{limit} ", stdin=lines.encode(), status=1)
        records("-f", "ndjson", "--unit", "message", "--fail-if", f"sales_pressure>{limit}", stdin=lines.encode(), status=1)
        for none in ("sales_pressure>nan", "sales_pressure>inf", "sales_pressure>", "sales_pressure>6 0", ">60", ""):
            self.assertIn(b"no condition", run("score", "--fail-if", none, corpus("quiet-rooms.txt"), status=2).stderr)

    def test_redacted_records_hold_no_names_and_no_texts(self):
        out = run("score", "-q", "--redact", *CORPUS).stdout.decode()
        for word in ("Marguerite", "Solheim", "tomato", "clockmaker", "Order now"):
            self.assertNotIn(word, out)

    def test_redacted_ids_are_hashed_with_a_key_and_errors_tell_no_place(self):
        lines = json.dumps({"id": "anna@secret.example", "text": "Thank you."}) + "\n" + json.dumps({"id": "boris", "messages": [{"id": "1"}]}) + "\n"
        def redacted(*arguments):
            run.cache_clear()
            out = run("score", "-q", "-f", "ndjson", "--stdin-name", "clara.ndjson", "--redact", *arguments, stdin=lines.encode(), status=3).stdout
            for word in (b"anna", b"boris", b"clara"):
                self.assertNotIn(word, out)
            return out
        self.assertEqual(redacted("--salt", "river"), redacted("--salt", "river", "-j", "2"))
        self.assertNotEqual(redacted("--salt", "river"), redacted("--salt", "lake"))
        self.assertNotEqual(redacted(), redacted())
        one_run = [json.loads(line) for line in redacted("--unit", "message").splitlines()]
        self.assertIn("rapport.error/1", [r["schema"] for r in one_run])

    def test_no_address_of_a_commenter_is_ever_written(self):
        out = b"".join(run(verb, "-q", "--include", "all", *CORPUS).stdout for verb in ("score", "summary", "explain", "convert"))
        self.assertNotIn(b"@example.org", out)
        self.assertNotIn(b"192.0.2.", out)

    def test_explain_marks_cues_without_colour_and_with_it(self):
        plain = run("explain", "-q", corpus("loud-rooms.txt")).stdout.decode()
        self.assertIn("===", plain)
        self.assertNotIn("\x1b", plain)
        self.assertIn("\x1b[", run("explain", "-q", "--color", "always", corpus("loud-rooms.txt")).stdout.decode())

    def test_explain_counts_one_as_one(self):
        line = json.dumps({"id": "1", "speaker": "Eve", "text": "Thanks"})
        self.assertIn(b"\n1 turn, 1 person, 1 word (short", run("explain", "-q", "-f", "ndjson", stdin=line.encode()).stdout)

    def test_explain_shows_a_terminal_nothing_that_it_would_obey(self):
        line = json.dumps({"id": "1", "title": "\x1b]0;owned\x07Tea", "speaker": "\x9b31mEve", "text": "buy now\x1b[2J\rgarden\tgate"})
        out = run("explain", "-q", "-f", "ndjson", stdin=line.encode()).stdout.decode()
        self.assertEqual([c for c in out if c != "\n" and (c < " " or "\x7f" <= c <= "\x9f")], [])
        self.assertIn("\n    buy now\ufffd[2J garden gate\n    =======\n", out)
        self.assertIn("\ufffd]0;owned\ufffdTea ", out)

    def test_formats_lists_every_format_with_how_to_get_it(self):
        out = run("formats").stdout.decode()
        for name in ("wxr", "textpage", "ndjson"):
            self.assertIn(f"\n{name}: " if not out.startswith(name) else name, "\n" + out)


class OwnLexicon(unittest.TestCase):
    CATEGORY = ('name = "Tea"\naxis = "sales_pressure"\nfacet = "directive"\nabout = "Offers tea."\nsource = "Own."\n'
                'phrases = ["drink tea"]\n')

    def test_a_folder_replaces_the_lexicon_or_goes_on_top_of_it(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "tea.toml"), "w", encoding="utf-8") as file:
                file.write(self.CATEGORY)
            alone = one("You should drink tea and order now.", "--lexicon", folder)
            self.assertEqual([k for k in alone if k.startswith("p_")], ["p_words", "p_tea"])
            self.assertEqual([e["text"] for e in alone["evidence"]], ["drink tea"])
            above = one("You should drink tea and order now, 20% off.", "--lexicon", "+" + folder)
            self.assertIn("drink tea", [e["text"] for e in above["evidence"]])
            self.assertGreater(len(above["evidence"]), 1)
            self.assertNotEqual(alone["lexicon"], above["lexicon"])

    def test_a_category_on_top_takes_the_place_of_its_namesake_and_leaves_contrast_cases_alone(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "urgency.toml"), "w", encoding="utf-8") as file:
                file.write(self.CATEGORY)
            record = one("You should drink tea and act now.", "--lexicon", "+" + folder)
            self.assertEqual([e["text"] for e in record["evidence"] if e["category"] == "urgency"], ["drink tea"])
            self.assertIn(b"RapportCheck:\n", run("lexicon", "test", "+" + folder).stdout)

    def test_a_folder_among_the_files_and_what_an_editor_leaves_are_passed_over(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "tea.toml"), "w", encoding="utf-8") as file:
                file.write(self.CATEGORY)
            os.mkdir(os.path.join(folder, "old.toml"))
            os.symlink("me@here.1234", os.path.join(folder, ".#tea.toml"))
            self.assertIn(b"1 categories, 1 cues", run("lexicon", "check", folder, status=1).stdout)
            run.cache_clear()
            os.symlink("gone.toml", os.path.join(folder, "link.toml"))
            self.assertIn(b"link.toml: cannot be read", run("lexicon", "check", folder, status=2).stderr)

    def test_mistakes_in_contrast_cases_are_told(self):
        head = '[[case]]\naxis = "sales_pressure"\nrelation = "equal"\n'
        for text, told in (("case = 3\n", "no case in it"),
                           (head + 'text = ["a", "b"]\n', "4:8: unknown key 'text'; did you mean 'texts'?"),
                           (head + 'texts = ["a"]\n', "1:1: equal compares at least two"),
                           (head + 'texts = ["a", 3]\n', "4:9: texts is a list of texts"),
                           (head + "[[case.thread]]\nturns = []\n", "4:1: a thread has turns"),
                           (head + '[[case.thread]]\nturns = [{ by = "A" }]\n', "5:10: a turn has a text"),
                           (head + '[[case.thread]]\nturns = [{ text = "a", to = 0 }]\n', "5:29: to is the number of an earlier turn")):
            with tempfile.TemporaryDirectory() as folder:
                os.mkdir(os.path.join(folder, "check"))
                for name, content in (("tea.toml", self.CATEGORY), ("check/tea.toml", text)):
                    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                        file.write(content)
                self.assertIn("check/tea.toml" + ("" if told.startswith("no") else ":" + told.split(":")[0]), run("lexicon", "check", folder, status=2).stderr.decode())
                self.assertIn(told, run("lexicon", "check", folder, status=2).stderr.decode())

    def test_the_list_shows_what_a_cue_is_worth_in_the_records(self):
        cells = [line.split("\t") for line in run("lexicon", "list").stdout.decode().splitlines()]
        worth = {id: float(weight) for id, _, weight, _ in cells}
        seen = [e for record in records(*CORPUS) for e in record["evidence"]]
        self.assertGreater(len(seen), 100)
        for e in seen:
            self.assertAlmostEqual(worth[e["cue"]], e["weight"], delta=0.001)

    def test_all_mistakes_of_a_lexicon_come_with_file_line_column_and_caret(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "tea.toml"), "w", encoding="utf-8") as file:
                file.write(self.CATEGORY.replace("phrases", "phrase") + "patterns = ['(tea']\n")
            told = run("lexicon", "check", folder, status=2).stderr.decode()
        self.assertIn("tea.toml:6:10: unknown key 'phrase'; did you mean 'phrases'?", told)
        self.assertIn("tea.toml:7:", told)
        self.assertIn("\n  patterns = ['(tea']\n", told)
        self.assertIn("^", told)

    def test_the_caret_stands_below_the_mistake_behind_letters_of_several_bytes(self):
        for before in ("", "thé, " * 9, "thé, " * 60):
            with tempfile.TemporaryDirectory() as folder:
                with open(os.path.join(folder, "tea.toml"), "w", encoding="utf-8") as file:
                    file.write(self.CATEGORY + f"patterns = ['{before}', '(tea']\n")
                line, caret = run("lexicon", "check", folder, status=2).stderr.decode().splitlines()[-2:]
            self.assertTrue(line[caret.index("^"):].startswith("(tea"), line + "\n" + caret)
            self.assertLessEqual(len(line), 102)

    def test_examples_are_checked_and_tested_and_the_answers_can_go_to_a_file(self):
        with tempfile.TemporaryDirectory() as folder:
            tea, out = os.path.join(folder, "tea.toml"), os.path.join(folder, "out.txt")
            def write(text):
                with open(tea, "w", encoding="utf-8") as file:
                    file.write(self.CATEGORY + text)
            write(f"yes = {['Come and drink tea.'] * 19}\nno = {['The tea is cold.'] * 20}\n")
            self.assertIn(b"19 yes and 20 no examples; write at least 20", run("lexicon", "check", folder, "-o", out, status=1).stderr)
            run.cache_clear()
            write(f"yes = {['Come and drink tea.'] * 20}\nno = {['The tea is cold.'] * 20}\n")
            self.assertEqual(run("lexicon", "check", folder, "-o", out).stdout, b"")
            with open(out, encoding="utf-8") as file:
                self.assertTrue(file.read().startswith("1 categories, 1 cues"))
            told = run("lexicon", "test", folder).stdout.decode()
            self.assertTrue(told.startswith("examples: 40 of 40\nRapportCheck, the built-in cases:\n"), told)
        run("lexicon", "check")

    def test_names_in_a_calibration_that_nothing_bears_are_told(self):
        for text, told in (("[signals]\nanswerd = 1.0\n", "2:11: unknown key 'answerd'; did you mean 'answered'?"),
                           ("[weights]\nteas = 1.0\n", "2:8: unknown key 'teas'; did you mean 'tea'?"),
                           ("[sales_presure]\nhalf = 1.0\n", "unknown key 'sales_presure'; did you mean 'sales_pressure'?"),
                           ("[sales_pressure]\nhalff = 1.0\n", "unknown key 'halff'; did you mean 'half'?"),
                           ("[sales_pressure]\nhalf = inf\n", "2:8: half is a number above 0"),
                           ("sales_pressure = 3\n", "1:18: write [sales_pressure], and its constants below")):
            with tempfile.TemporaryDirectory() as folder:
                with open(os.path.join(folder, "tea.toml"), "w", encoding="utf-8") as file:
                    file.write(self.CATEGORY)
                with open(os.path.join(folder, "calibration.toml"), "w", encoding="utf-8") as file:
                    file.write(text)
                for arguments in (["lexicon", "check", folder], ["score", "--lexicon", folder, corpus("quiet-rooms.txt")]):
                    self.assertIn(told, run(*arguments, status=2).stderr.decode())

    def test_a_dictionary_is_imported(self):
        with tempfile.TemporaryDirectory() as folder:
            dic = os.path.join(folder, "my.dic")
            with open(dic, "w", encoding="utf-8") as file:
                file.write("%\n1\twarmth\n%\ndear\t1\nhug*\t1\n")
            out = os.path.join(folder, "own")
            run("lexicon", "import", dic, "--axis", "relationship_building", "-o", out)
            self.assertEqual(one("My dear friend, hugs!", "--lexicon", out)["r_warmth"], 2.0)
            run.cache_clear()
            with open(dic, "wb") as file:
                file.write("%\n1\twarmth\n%\nnaïve\t1\n".encode("latin-1"))
            self.assertIn(b"1 byte that is not UTF-8", run("lexicon", "import", dic, "--axis", "relationship_building", "-o", out + "2").stderr)
            self.assertEqual(one("How naïve.", "--lexicon", out + "2")["r_warmth"], 1.0)
            self.assertIn(b"no such folder can be made", run("lexicon", "import", dic, "--axis", "relationship_building", "-o", dic, status=2).stderr)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
