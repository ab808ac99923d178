import DocketDomain
import DocketImport
import DocketWorkspace
import Foundation
import OrderedCollections
import TestSupport
import Testing

/// Exports from a file into a workspace and out of its queries.
@Suite struct ImportingTests {
    private func take(
        _ export: JSON, into workspace: LocalWorkspace, _ office: TestOffice, dryRun: Bool = false
    ) async throws -> ImportReport {
        let file = office.folder.url.appendingPathComponent("export-\(office.ids.next()).json")
        try Data(export.serialized().utf8).write(to: file)
        var options = ImportOptions()
        options.dryRun = dryRun
        return try await workspace.importChats(
            file, format: nil, options: options, idempotencyKey: nil, progress: nil)
    }

    /// A conversation of ChatGPT: a question, and as many answers as there are texts, of which one is on the path.
    private func chat(
        _ answers: [String], current: Int, more: [String] = [], id: String = "c", title: String = "Fees"
    ) -> JSON {
        var nodes: [(String, JSON)] = []
        func node(_ id: String, _ role: String, _ text: String, parent: String?, children: [String], time: Int) {
            nodes.append(
                (
                    id,
                    [
                        "id": .string(id), "parent": parent.map(JSON.string) ?? .null,
                        "children": .array(children.map(JSON.string)),
                        "message": [
                            "id": .string(id), "author": ["role": .string(role)],
                            "create_time": .number(1_700_000_000 + time),
                            "content": ["content_type": "text", "parts": [.string(text)]], "recipient": "all",
                        ],
                    ]
                ))
        }
        let ids = answers.indices.map { "a\($0)" }
        node("q", "user", "Compare fees", parent: nil, children: ids, time: 0)
        for (index, text) in answers.enumerated() {
            let next = index == current && !more.isEmpty ? ["m\(current)0"] : []
            node("a\(index)", "assistant", text, parent: "q", children: next, time: 10 * (index + 1))
        }
        for (index, text) in more.enumerated() {
            node(
                "m\(current)\(index)", index.isMultiple(of: 2) ? "user" : "assistant", text,
                parent: index == 0 ? "a\(current)" : "m\(current)\(index - 1)",
                children: index + 1 < more.count ? ["m\(current)\(index + 1)"] : [], time: 100 + index)
        }
        return [
            [
                "id": .string(id), "title": .string(title), "create_time": 1_700_000_000,
                "update_time": .number(1_700_000_000 + 10 * answers.count + more.count),
                "current_node": .string(more.isEmpty ? "a\(current)" : "m\(current)\(more.count - 1)"),
                "mapping": .object(OrderedDictionary(uniqueKeysWithValues: nodes)),
            ]
        ]
    }

    private func table(_ fee: String) -> String {
        "Here is the fee table:\n\n| Mandate | Fee |\n|---|---:|\n| Core | \(fee) |\n"
    }

    private func artifacts(of thread: ThreadID?, in workspace: LocalWorkspace) async throws -> [ArtifactSummary] {
        var filter = ArtifactFilter()
        filter.threadID = thread
        return try await workspace.queries.artifacts(filter, page: PageRequest(size: 100)).items
    }

    private func hits(_ text: String, in workspace: LocalWorkspace) async throws -> [SearchHit] {
        try await workspace.queries.search(SearchQuery(text: text), page: PageRequest(size: 50)).items
    }

    @Test func aRegeneratedAnswerTakesThePlaceOfTheOneBefore() async throws {
        let office = try await TestOffice()
        let workspace = try await office.open()
        _ = try await take(chat([table("0.45%")], current: 0), into: workspace, office)
        let again = chat([table("0.45%"), table("0.40%")], current: 1, more: ["thanks", "welcome"], title: "Fees now")
        let report = try await take(again, into: workspace, office)
        #expect(report.added.messages == 3 && report.added.threads == 0 && report.added.earlier == 1)

        let thread = try #require(try await workspace.allThreads().first)
        #expect(thread.title == "Fees now")
        #expect(thread.messageCount == 4 && thread.artifactCount == 1 && thread.pathChanges == 1)
        let messages = try await workspace.queries.messages(of: thread.id, page: PageRequest(size: 200)).items
        #expect(messages.map(\.ordinal) == [0, 1, 2, 3])
        #expect(messages.map { $0.parts[0].text } == ["Compare fees", table("0.40%"), "thanks", "welcome"])
        #expect(messages.map(\.version) == [nil, Message.Version(number: 2, count: 2), nil, nil])
        let earlier = try await workspace.queries.earlierMessages(of: thread.id, page: PageRequest(size: 10))
        #expect(earlier.items.map { $0.parts[0].text } == [table("0.45%")])
        #expect(earlier.items.allSatisfy { $0.isEarlier && $0.version == Message.Version(number: 1, count: 2) })
        #expect(try await workspace.queries.message(earlier.items[0].id).isEarlier)

        let shown = try await artifacts(of: thread.id, in: workspace)
        #expect(shown.count == 1 && !shown[0].isEarlier)
        let all = try await artifacts(of: nil, in: workspace)
        #expect(all.map(\.standing).sorted() == ["active", "earlier"])
        #expect(try await hits("0.45", in: workspace).isEmpty)
        #expect(!(try await hits("0.40", in: workspace)).isEmpty)

        // The older answer is chosen again.
        let back = chat([table("0.45%"), table("0.40%")], current: 0, more: ["ok", "fine", "bye"])
        _ = try await take(back, into: workspace, office)
        #expect(
            try await workspace.texts(of: thread.id) == ["Compare fees", table("0.45%"), "ok", "fine", "bye"])
        #expect(try await artifacts(of: thread.id, in: workspace).count == 1)
        #expect(try await workspace.queries.thread(thread.id).artifactCount == 1)
        #expect(!(try await hits("0.45", in: workspace)).isEmpty)
        #expect(try await hits("0.40", in: workspace).isEmpty)
        #expect(try await workspace.faults().isEmpty)
        _ = try await workspace.rebuild()
        #expect(try await workspace.queries.thread(thread.id).messageCount == 5)
    }

    @Test func ofVeryManyTablesTheFirstAreArtifactsAndTheReportSaysSo() async throws {
        let office = try await TestOffice()
        let workspace = try await office.open()
        let many = String(repeating: "| a |\n|---|\n| 1 |\n\n", count: 1001)
        let report = try await take(chat([many], current: 0), into: workspace, office)
        #expect(report.added.artifacts["table"] == 1000)
        #expect(
            report.account.notes.map(\.text) == [
                "Message a0 has 1001 tables and queries: the first 1000 are artifacts, the others stand in its text."
            ])
    }

    @Test func aTableThatIsTooWideStaysTextAndTheReportSaysSo() async throws {
        let office = try await TestOffice()
        let workspace = try await office.open()
        let wide = ["a|", "-|", "1|"].map { "|" + String(repeating: $0, count: 2001) }.joined(separator: "\n")
        let report = try await take(chat([wide], current: 0), into: workspace, office)
        #expect(report.added.artifacts["table", default: 0] == 0)
        #expect(
            report.account.notes.map(\.text) == [
                "Message a0 may have tables that are too wide, or is too large to look for them: it stays text."
            ])
        let thread = try #require(try await workspace.allThreads().first?.id)
        #expect(try await workspace.texts(of: thread) == ["Compare fees", wide])
    }

    @Test func anArtifactSaysWhereInItsThreadItWasMade() async throws {
        let office = try await TestOffice()
        let workspace = try await office.open()
        _ = try await take(chat([table("0.45%")], current: 0), into: workspace, office)
        let thread = try #require(try await workspace.allThreads().first?.id)
        let first = try await artifacts(of: thread, in: workspace).flatMap(\.links)
        #expect(first.map(\.ordinal) == [1])

        let again = chat([table("0.45%"), table("0.40%")], current: 1, more: ["thanks", "welcome"])
        _ = try await take(again, into: workspace, office)
        let all = try await artifacts(of: nil, in: workspace)
        #expect(all.filter { !$0.isEarlier }.flatMap(\.links).map(\.ordinal) == [1])
        let earlier = all.filter(\.isEarlier).flatMap(\.links)
        #expect(earlier.map(\.messageID) == first.map(\.messageID))
        #expect(earlier.map(\.ordinal) == [nil])
    }

    @Test func anExportOfWhatAThreadShowsHasNoEarlierAnswer() async throws {
        let office = try await TestOffice()
        let workspace = try await office.open()
        _ = try await take(chat(["one"], current: 0), into: workspace, office)
        _ = try await take(chat(["one", "two", "three"], current: 2), into: workspace, office)
        let thread = try #require(try await workspace.allThreads().first?.id)
        #expect(try await workspace.texts(of: thread) == ["Compare fees", "three"])
        let versions = try await workspace.queries.messages(of: thread, page: PageRequest(size: 10)).items.map(
            \.version)
        #expect(versions == [nil, Message.Version(number: 2, count: 2)], "the second one was never here")
    }

    @Test func aDryRunSaysWhatTheImportThenDoes() async throws {
        let one = chat([table("1")], current: 0)[0] ?? .null
        let grown = chat([table("1")], current: 0, more: ["more", table("2")])[0] ?? .null
        let other = chat([table("1"), table("3")], current: 1)[0] ?? .null
        let exports: [[JSON]] = [
            [one], [one, one], [one, one, one], [one, grown], [grown, one], [one, other], [one, grown, other],
            [other, one, grown], [grown, other, one, one],
        ]
        for export in exports {
            let office = try await TestOffice()
            let workspace = try await office.open()
            let planned = try await take(.array(export), into: workspace, office, dryRun: true)
            #expect(try await workspace.allThreads().isEmpty)
            let done = try await take(.array(export), into: workspace, office)
            #expect(planned.added == done.added, "\(export.count)")
            #expect(planned.unchanged == done.unchanged)
            #expect(planned.account == done.account)
            // And once more, where everything is there.
            let again = try await take(.array(export), into: workspace, office, dryRun: true)
            #expect(again.added.messages == 0 && again.added.threads == 0)
        }
    }

    @Test func everyMessageOfAFileIsAccountedFor() async throws {
        let office = try await TestOffice()
        let workspace = try await office.open()
        let conversations: JSON = [
            [
                "id": "1",
                "messages": [
                    ["role": "user", "content": "q"], ["content": "?"], ["role": "assistant", "content": ""],
                ],
            ],
            ["id": "2", "messages": [["role": "user", "content": ""]]],
            ["id": "3", "messages": [["role": "user", "content": "x"], ["role": "assistant", "content": "y"]]],
        ]
        for round in 0..<2 {
            let report = try await take(conversations, into: workspace, office)
            let account = report.account
            let hidden = account.hidden.values.reduce(0, +)
            let left = report.skipped.reduce(0) { $0 + $1.messages } + account.skipped.count
            #expect(account.inFile == 6)
            #expect(report.added.messages + account.known + hidden + left == account.inFile)
            #expect(account.known == (round == 0 ? 0 : 3))
            #expect(account.skipped.map(\.message) == ["2"])
            #expect(report.skipped.map(\.id) == ["2"])
        }
    }

    @Test func attachmentsKeepTheirTextAndAreFound() async throws {
        let office = try await TestOffice()
        let workspace = try await office.open()
        let report = "# Yearly report\n\nThe growth was splendid.\n"
        let messages: JSON = [
            [
                "uuid": "m1", "sender": "human", "content": [["type": "text", "text": ""]],
                "attachments": [
                    [
                        "file_name": "paste.txt", "file_size": 52, "file_type": "txt",
                        "extracted_content": "Client,Balance\nplease summarise",
                    ],
                    ["file_name": "report.md", "file_size": 0, "extracted_content": .string(report)],
                    ["file_name": "again.md", "extracted_content": .string(report)],
                ], "files": [["file_name": "scan.png"]],
            ],
            ["uuid": "m2", "sender": "assistant", "content": [["type": "text", "text": "Two clients."]]],
        ]
        let done = try await take(
            [["uuid": "c", "name": "", "chat_messages": messages]], into: workspace, office)
        #expect(done.added.artifacts == ["doc": 1], "equal documents are one")
        let thread = try #require(try await workspace.allThreads().first)
        #expect(thread.title == "Client,Balance please summarise", "called by its first words")
        let message = try await workspace.queries.messages(of: thread.id, page: PageRequest(size: 10)).items[0]
        #expect(
            message.attachments.map(\.particulars) == [
                ["paste.txt", "text/plain", "52 B"], ["report.md", "text/markdown", "\(report.utf8.count) B"],
                ["again.md", "text/markdown", "\(report.utf8.count) B"], ["scan.png", "image/png", "unknown size"],
            ])
        var texts: [String?] = []
        for file in message.attachments { texts.append(try await workspace.text(of: file, in: message)) }
        #expect(texts == ["Client,Balance\nplease summarise", report, report, nil])
        for word in ["summarise", "splendid", "scan"] {
            #expect(try await hits(word, in: workspace).contains { $0.messageID == message.id }, "\(word)")
        }
        let doc = try #require(try await artifacts(of: thread.id, in: workspace).first)
        #expect(doc.title == "report.md" && doc.createdBy.type == .user)
        #expect(try await workspace.faults().isEmpty)
    }
}
