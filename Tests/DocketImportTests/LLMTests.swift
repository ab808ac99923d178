import DocketDomain
import DocketImport
import Foundation
import GRDB
import Testing

@Suite struct LLMTests {
    private static let legacySchema = """
        CREATE TABLE conversations (id TEXT PRIMARY KEY, name TEXT, model TEXT);
        CREATE TABLE responses (id TEXT PRIMARY KEY, model TEXT, prompt TEXT, system TEXT, prompt_json TEXT,
            options_json TEXT, response TEXT, response_json TEXT, conversation_id TEXT, duration_ms INTEGER,
            datetime_utc TEXT);
        """
    private static let attachmentSchema = """
        CREATE TABLE attachments (id TEXT PRIMARY KEY, type TEXT, path TEXT, url TEXT, content BLOB);
        CREATE TABLE prompt_attachments (response_id TEXT, attachment_id TEXT, "order" INTEGER);
        CREATE TABLE fragments (id INTEGER PRIMARY KEY, hash TEXT, content TEXT, datetime_utc TEXT, source TEXT);
        CREATE TABLE prompt_fragments (response_id TEXT, fragment_id INTEGER, "order" INTEGER);
        """
    private static let threadSchema = """
        CREATE TABLE threads (id TEXT PRIMARY KEY, name TEXT, tip_message_hash TEXT, forked_from TEXT, datetime_utc TEXT);
        CREATE TABLE turns (id TEXT PRIMARY KEY, thread_id TEXT, parent_message_hash TEXT, tip_message_hash TEXT,
            model TEXT, datetime_utc TEXT);
        CREATE TABLE messages (hash TEXT PRIMARY KEY, parent_hash TEXT, role TEXT, provider_metadata TEXT);
        CREATE TABLE parts (id INTEGER PRIMARY KEY, message_hash TEXT, position INTEGER, type TEXT, tool_name TEXT,
            text TEXT, payload TEXT);
        """

    @Test func responsesBecomeQuestionsAndAnswers() throws {
        let items = try items(
            Self.legacySchema + Self.attachmentSchema + """
                INSERT INTO conversations VALUES ('c1', 'Name', 'gpt-x');
                INSERT INTO responses VALUES
                    ('r2', 'gpt-y', 'second', 'be brief', NULL, NULL, 'b', NULL, 'c1', 1, '2023-11-14T22:13:30.500000'),
                    ('r1', 'gpt-x', 'first', 'be brief', NULL, NULL, 'a', NULL, 'c1', 1, '2023-11-14T22:13:20+00:00'),
                    ('r3', 'gpt-x', 'alone', NULL, NULL, NULL, 'c', NULL, NULL, 1, '2023-11-14T22:14:20');
                INSERT INTO fragments VALUES (1, 'h', 'fragment text', NULL, 'notes.md');
                INSERT INTO prompt_fragments VALUES ('r1', 1, 0);
                INSERT INTO attachments VALUES ('x', 'image/png', '/p/x.png', NULL, x'0102');
                INSERT INTO prompt_attachments VALUES ('r1', 'x', 0);
                """)
        let transcripts = items.compactMap(\.transcript)
        #expect(transcripts.map(\.id) == ["r3", "c1"])
        #expect(transcripts.map(\.title) == ["alone", "Name"])
        let talk = transcripts[1]
        #expect(talk.agent == "gpt-x")
        #expect(talk.createdAt == Timestamp(milliseconds: 1_700_000_000_000))
        #expect(talk.updatedAt == Timestamp(milliseconds: 1_700_000_010_500))
        #expect(talk.lines == ["system: be brief", "user: first", "assistant: a", "user: second", "assistant: b"])
        #expect(talk.messages.map(\.id) == ["r1/system", "r1/prompt", "r1/response", "r2/prompt", "r2/response"])
        #expect(talk.messages.map(\.author) == [nil, nil, "gpt-x", nil, "gpt-y"])
        #expect(
            talk.messages[1].attachments == [
                TranscriptAttachment(name: "notes.md", mimeType: "text/plain", size: 13, text: "fragment text"),
                TranscriptAttachment(name: "/p/x.png", mimeType: "image/png", size: 2),
            ])
    }

    @Test func callsAndResultsOfToolsAreCountedWithTheirAnswers() throws {
        let items = try items(
            Self.legacySchema + """
                CREATE TABLE tool_calls (id INTEGER PRIMARY KEY, response_id TEXT, name TEXT);
                CREATE TABLE tool_results (id INTEGER PRIMARY KEY, response_id TEXT, output TEXT);
                INSERT INTO responses VALUES
                    ('r1', 'm', 'q', NULL, NULL, NULL, 'a', NULL, 'c1', 1, '2023-11-14T22:13:20'),
                    ('r2', 'm', 'q', NULL, NULL, NULL, 'b', NULL, 'c1', 1, '2023-11-14T22:13:21'),
                    ('r3', 'm', 'q', NULL, NULL, NULL, 'c', NULL, 'c2', 1, '2023-11-14T22:13:22');
                INSERT INTO tool_calls (response_id) VALUES ('r1'), ('r3'), ('r1'), (NULL), ('r9');
                INSERT INTO tool_results (response_id) VALUES ('r3'), ('r3'), ('r3');
                """)
        let tallies = items.compactMap(\.transcript).map(\.tally.hiddenParts)
        #expect(tallies == [[.toolCall: 2], [.toolCall: 1, .toolResult: 3]])
    }

    @Test func threadsAreReadFromTheirTip() throws {
        let items = try items(
            Self.legacySchema + Self.attachmentSchema + Self.threadSchema + """
                INSERT INTO messages VALUES ('s', NULL, 'system', NULL), ('q1', 's', 'user', NULL),
                    ('a1', 'q1', 'assistant', NULL), ('other', 'q1', 'assistant', NULL), ('q2', 'a1', 'user', NULL),
                    ('t', 'q2', 'tool', NULL), ('a2', 't', 'assistant', NULL);
                INSERT INTO fragments VALUES (7, 'h', 'FRAGMENT', NULL, NULL);
                INSERT INTO attachments VALUES ('x', 'image/png', NULL, NULL, x'0102');
                INSERT INTO parts (message_hash, position, type, tool_name, text, payload) VALUES
                    ('s', 0, 'text', NULL, 'be brief', NULL), ('q1', 0, 'text', NULL, 'first', NULL),
                    ('a1', 1, 'text', NULL, 'answer', NULL), ('a1', 0, 'reasoning', NULL, 'hm', NULL),
                    ('q2', 0, 'text', NULL, NULL, '{"text_ref":[{"fragment":7},{"literal":"\\nand then?"}]}'),
                    ('q2', 1, 'attachment', NULL, NULL, '{"attachment":{"id":"x"}}'),
                    ('t', 0, 'tool_call', 'f', NULL, '{"name":"f"}'),
                    ('t', 1, 'tool_result', 'f', NULL, '{"output":"42"}'), ('a2', 0, 'text', NULL, 'end', NULL);
                INSERT INTO threads VALUES ('th', 'Thread', 'a2', 'older', '2023-11-14 22:13:00+00:00');
                INSERT INTO turns VALUES ('t2', 'th', 'q2', 'a2', 'm2', '2023-11-14T22:13:30+00:00'),
                    ('t1', 'th', 'q1', 'a1', 'm1', '2023-11-14T22:13:20+00:00'),
                    ('t0', 'th', 'q1', 'other', 'm1', '2023-11-14T22:13:10+00:00');
                INSERT INTO conversations VALUES ('th', 'Thread', 'm1'), ('old', 'Old', 'm0');
                INSERT INTO responses (id, prompt, response, conversation_id) VALUES ('t1', 'p', 'r', 'th'),
                    ('extra', 'p', 'r', 'th'), ('r0', 'old question', 'old answer', 'old');
                """)
        let transcripts = items.compactMap(\.transcript)
        #expect(transcripts.map(\.id) == ["th", "old"], "what a thread holds is not read again from the responses")
        let thread = transcripts[0]
        #expect(thread.title == "Thread")
        #expect(thread.metadata == ["forked_from": "older"])
        #expect(thread.alternatives == 1)
        #expect(thread.agent == "m2")
        #expect(
            thread.lines == [
                "system: be brief", "user: first", "assistant: answer", "user: and then?", "tool: 42",
                "assistant: end",
            ])
        #expect(thread.messages.map(\.author) == [nil, nil, "m1", nil, nil, "m2"])
        #expect(thread.messages.last?.createdAt == Timestamp(milliseconds: 1_700_000_010_000))
        #expect(
            thread.messages[3].attachments == [
                TranscriptAttachment(name: "fragment", mimeType: "text/plain", size: 8, text: "FRAGMENT"),
                TranscriptAttachment(name: "x", mimeType: "image/png", size: 2),
            ], "a fragment is a file, as it is in older databases")
        #expect(thread.tally.hidden == [.otherBranch: 1])
        #expect(thread.tally.hiddenParts == [.reasoning: 1, .toolCall: 1])
        #expect(transcripts[1].lines == ["user: old question", "assistant: old answer"])
    }

    @Test func aCircleOfMessagesEnds() throws {
        let items = try items(
            Self.threadSchema + """
                INSERT INTO messages VALUES ('a', 'b', 'user', NULL), ('b', 'a', 'assistant', NULL);
                INSERT INTO parts (message_hash, position, type, text) VALUES ('a', 0, 'text', '1'), ('b', 0, 'text', '2');
                INSERT INTO threads VALUES ('th', NULL, 'b', NULL, NULL), ('none', NULL, NULL, NULL, NULL);
                """)
        #expect(items.first?.transcript?.lines == ["user: 1", "assistant: 2"])
        #expect(items.last?.skipped?.id == "none")
    }

    @Test func textIsKeptByteForByte() throws {
        let items = try items(
            Self.legacySchema + """
                INSERT INTO conversations VALUES ('c', CAST(x'610062' AS TEXT), NULL);
                INSERT INTO responses (id, prompt, response, conversation_id)
                VALUES ('r', CAST(x'c3a900620a' AS TEXT), 'x', 'c');
                """)
        #expect(items.first?.transcript?.title == "a\0b")
        #expect(items.first?.transcript?.messages.first?.parts == [.text("é\0b\n")])
    }

    @Test func valuesOfUnexpectedTypesAreNoProblem() throws {
        let items = try items(
            """
            CREATE TABLE conversations (id, name, model);
            CREATE TABLE responses (rowid, id, model, prompt, system, response, conversation_id, datetime_utc);
            INSERT INTO conversations VALUES (5, 6, x'ff');
            INSERT INTO responses VALUES ('text', 1, 2, 3, 4, 5, 5, 6), (8, 1.5, NULL, x'ff00', NULL, 'a', x'05', 'soon');
            """)
        #expect(items.compactMap { $0.transcript?.lines } == [["user: \u{FFFD}\0", "assistant: a"]])
    }

    @Test func anEmptyDatabaseHoldsNothing() throws {
        #expect(try items(Self.legacySchema) == [])
        #expect(try items(Self.legacySchema + Self.threadSchema, format: .llm) == [])
    }

    @Test func anotherDatabaseIsRefused() throws {
        let error = #expect(throws: DocketError.self) { try items("CREATE TABLE notes (x); CREATE TABLE more (x)") }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.contains("it has the tables more, notes") == true)
        let view = Self.legacySchema.replacing("CREATE TABLE conversations (id", with: "CREATE TABLE real (id")
        #expect(throws: DocketError.self, "a view is no table") {
            try items(view + "CREATE VIEW conversations AS SELECT * FROM real;")
        }
    }

    @Test func anotherFormatThanLLMIsRefused() throws {
        let error = #expect(throws: DocketError.self) { try items(Self.legacySchema, format: .claude) }
        #expect(error?.message.contains("is an SQLite database, not a Claude export") == true)
    }

    @Test func aDamagedDatabaseIsRefused() {
        let bytes = Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0xFF, count: 4000)
        #expect(refusal(of: bytes)?.code == .invalidArgument)
    }

    private func items(_ sql: String, format: ChatFormat? = nil) throws -> [TranscriptItem] {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("docket-\(UUID().uuidString).db").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
        return try DocketImportTests.items(of: Array(Data(contentsOf: URL(fileURLWithPath: path))), format: format)
    }
}
