import DocketDomain
import Foundation
import Testing

/// Damaged exports and tables at the command line: what is whole is taken, and the exit code says that it is not all.
@Suite struct CutOffImportTests {
    @Test func whatIsWholeIsTakenAndTheExitCodeIs65() async throws {
        let sandbox = try await Sandbox()
        let whole = ImportCommandTests.chat("1") + "\n" + ImportCommandTests.chat("2") + "\n"
        for (name, text) in [
            ("lines.jsonl", String(whole.dropLast(30))),
            ("array.json", "[" + ImportCommandTests.chat("3") + "," + ImportCommandTests.chat("4").dropLast(9)),
        ] {
            let run = try await sandbox.run("import", try sandbox.file(name, text), "--json")
            #expect(run.status == 65)
            #expect(try run.json["threads"] == 1)
            #expect(try run.json["files"]?[0]?["error"]?["message"]?.string?.contains("breaks off") == true)
            #expect(try run.error["message"]?.string?.contains("Only what is whole") == true)
        }
        let again = try await sandbox.run("import", try sandbox.file("again.jsonl", String(whole.dropLast(30))))
        #expect(again.status == 65)
        #expect(again.text.contains("added 0 threads") && again.complaint.contains("breaks off"))
        #expect(try await sandbox.json("threads").items.count == 2)
    }

    @Test func everyMessageIsAccountedForInTheReport() async throws {
        let sandbox = try await Sandbox()
        let chat =
            #"[{"uuid":"c","name":"C","chat_messages":[{"uuid":"1","sender":"human","content":[{"type":"text","text":"q"}]},"#
            + #"{"uuid":"2","sender":"assistant","content":[{"type":"thinking","thinking":"hm"}]},"#
            + #"{"uuid":"3","sender":"assistant","content":[{"type":"text","text":"a"}]}]},"#
            + #"{"uuid":"d","name":"D","chat_messages":[{"uuid":"4","sender":"human","content":[]}]}]"#
        let file = try sandbox.file("conversations.json", chat)
        let planned = try await sandbox.json("import", file, "--dry-run")
        let done = try await sandbox.json("import", file)
        #expect(planned == done)
        let report = try #require(done["files"]?[0])
        #expect(report["messages_in_file"] == 4)
        #expect(report["messages"] == 2)
        #expect(report["messages_known"] == 0)
        #expect(report["messages_hidden"] == ["reasoning": 1])
        #expect(report["skipped"] == [["id": "d", "reason": "Its only message is empty.", "messages": 1]])
        let text = try await sandbox.done("import", file).text
        #expect(text.contains("1 of 4 messages in the file are hidden: 1 reasoning"))
        #expect(text.contains("d: Its only message is empty."))
    }

    @Test func earlierVersionsAreShownWhenAsked() async throws {
        let sandbox = try await Sandbox()
        func chat(_ answers: [String]) -> String {
            let listed = answers.enumerated().map { index, text in
                #"{"uuid":"a\#(index)","parent_message_uuid":"q","sender":"assistant","content":[{"type":"text","text":"\#(text)"}]}"#
            }
            return #"[{"uuid":"c","name":"C","updated_at":"2026-01-0\#(answers.count)T00:00:00Z","chat_messages":["#
                + #"{"uuid":"q","parent_message_uuid":"0","sender":"human","content":[{"type":"text","text":"q"}]},"#
                + listed.joined(separator: ",") + "]}]"
        }
        try await sandbox.done("import", try sandbox.file("1.json", chat(["first"])))
        let report = try await sandbox.json("import", try sandbox.file("2.json", chat(["first", "second"])))
        #expect(report["files"]?[0]?["earlier"] == 1)
        let thread = try #require(try await sandbox.json("threads").items[0]["id"]?.string)
        let shown = try await sandbox.done("threads", "show", thread).text
        #expect(shown.contains("second") && shown.contains("version 2 of 2") && !shown.contains("first"))
        let earlier = try await sandbox.done("threads", "show", thread, "--earlier").text
        #expect(earlier.contains("first") && earlier.contains("no longer part") && !earlier.contains("second"))
    }

    @Test func attachmentsAreInEveryTranscript() async throws {
        let sandbox = try await Sandbox()
        let chat =
            #"[{"uuid":"c","name":"C","chat_messages":[{"uuid":"1","sender":"human","content":[{"type":"text","text":"see"}],"#
            + #""attachments":[{"file_name":"paste.txt","file_size":52,"file_type":"txt","extracted_content":"please summarise"}],"#
            + #""files":[{"file_name":"scan.png"}]}]}]"#
        try await sandbox.done("import", try sandbox.file("c.json", chat))
        let thread = try #require(try await sandbox.json("threads").items[0]["id"]?.string)
        for format in ["md", "html", "json"] {
            let out = sandbox.folder.appendingPathComponent("out.\(format)").path
            try await sandbox.done("export", "thread:\(thread)", "--format", format, "--out", out)
            let text = try String(contentsOfFile: out, encoding: .utf8)
            for words in ["please summarise", "52 B", "paste", "scan", "unknown size"] {
                #expect(text.contains(words), "\(words) in \(format)")
            }
        }
        let text = try await sandbox.done("threads", "show", thread).text
        #expect(text.contains("please summarise") && text.contains("52 B") && !text.contains("KB"))
    }
}
