import DocketDomain
import DocketWire
import Testing

/// The wire's documents, member for member.
@Suite struct WireTests {
    static let time = Timestamp(milliseconds: 1_795_252_320_123)
    static let thread = ThreadSummary(
        id: ThreadID("t1"), title: "Title", description: "", ownerID: UserID("anna"), agentID: nil, visibility: .team,
        createdAt: time, updatedAt: time, deletedAt: nil, messageCount: 2, artifactCount: 1, pendingCount: 0,
        tags: ["a", "b"], labels: ["z": "1", "k": "2"], source: ThreadSource(format: "chatgpt", id: "c1"))
    static let message = Message(
        id: MessageID("m1"), threadID: ThreadID("t1"), ordinal: 0, role: .assistant,
        parts: [
            .text("hi"), .code(language: "sql", content: "SELECT 1"), .image(source: .url("u"), mimeType: "image/png"),
            .image(source: .digest("d"), mimeType: ""),
        ],
        attachments: [
            Attachment(id: AttachmentID("f1"), name: "a.csv", mimeType: "text/csv", sizeBytes: 12, digest: "secret")
        ], author: nil, createdAt: time, mention: ArtifactMention(artifactID: ArtifactID("a1"), action: .created))
    static let artifact = ArtifactSummary(
        id: ArtifactID("a1"), kind: .table, title: "Numbers", status: "active", revision: 2, description: "",
        comment: "", metadata: nil, customerID: nil, rmID: nil, batchID: nil,
        createdBy: Creator(type: .user, id: UserID("anna")), createdAt: time, updatedAt: time, deletedAt: time,
        primaryThreadID: ThreadID("t1"), size: ContentSize(rows: 3, columns: 2),
        links: [
            ArtifactLink(
                threadID: ThreadID("t1"), title: "Title", relation: .created, linkedAt: time, linkedBy: UserID("anna"),
                messageID: MessageID("m1"))
        ])

    static let threadText = """
        {"id":"t1","title":"Title","description":"","owner_id":"anna","agent_id":null,"visibility":"team",\
        "created_at":"2026-11-21T09:12:00.123Z","updated_at":"2026-11-21T09:12:00.123Z","deleted_at":null,\
        "message_count":2,"artifact_count":1,"pending_count":0,"tags":["a","b"],"labels":{"k":"2","z":"1"},\
        "source":{"format":"chatgpt","id":"c1"}
        """
    static let messageText = """
        {"id":"m1","role":"assistant","parts":[{"type":"text","text":"hi"},\
        {"type":"code","language":"sql","content":"SELECT 1"},{"type":"image","url":"u","mime_type":"image/png"},\
        {"type":"image","digest":"d","mime_type":""}],\
        "attachments":[{"id":"f1","name":"a.csv","mime_type":"text/csv","size_bytes":12}],\
        "created_at":"2026-11-21T09:12:00.123Z","author":null,"artifact_id":"a1","artifact_action":"created"}
        """
    static let artifactText = """
        {"id":"a1","kind":"table","title":"Numbers","status":"active","revision":2,"payload":null,"metadata":null,\
        "description":"","comment":"","tags":[],"customer_id":null,"rm_id":null,"batch_id":null,\
        "created_by":{"type":"user","id":"anna"},"created_at":"2026-11-21T09:12:00.123Z",\
        "updated_at":"2026-11-21T09:12:00.123Z","deleted_at":"2026-11-21T09:12:00.123Z","primary_thread_id":"t1",\
        "size":{"rows":3,"columns":2},"threads":[{"thread_id":"t1","title":"Title","relation":"created",\
        "linked_at":"2026-11-21T09:12:00.123Z","linked_by":"anna","message_id":"m1"}]}
        """

    @Test func aThread() {
        #expect(Self.thread.wire.serialized() == Self.threadText + "}")
    }

    @Test func aThreadWithItsMessagesAndArtifacts() {
        let page = Page(items: [Self.message], nextToken: "next", total: Total(count: 2))
        #expect(
            Self.thread.wire(messages: page, artifacts: [Self.artifact]).serialized()
                == Self.threadText
                + #","messages":[\#(Self.messageText)],"next_page_token":"next","has_more":true,"artifacts":[\#(Self.artifactText)]}"#
        )
    }

    @Test func aMessage() {
        #expect(Self.message.wire().serialized() == Self.messageText)
    }

    @Test func anArtifactAndOneOfItsRevisions() {
        #expect(Self.artifact.wire(payload: nil).serialized() == Self.artifactText)
        let first = ArtifactRevision(
            revision: 1, title: "Old", content: .doc(.inline("")), createdAt: Self.time, createdBy: UserID("anna"))
        let shown = Self.artifact.wire(payload: ["rows": []], revision: first)
        #expect(shown["revision"] == 1)
        #expect(shown["title"] == "Old")
        #expect(shown["payload"] == ["rows": []])
    }

    @Test func aList() {
        let page = Page(items: [Self.thread], nextToken: "", total: Total(count: 1000, isExact: false))
        #expect(
            page.wire(\.wire).serialized()
                == #"{"items":[\#(Self.threadText)}],"next_page_token":"","has_more":false,"total_count":1000,"total_is_exact":false}"#
        )
    }

    @Test func aSentMessage() {
        let sent = SentMessage(threadID: ThreadID("t1"), threadCreated: true, message: Self.message)
        #expect(
            sent.wire.serialized()
                == #"{"thread_id":"t1","thread_created":true,"message":\#(Self.messageText),"reply":null,"artifacts":[]}"#
        )
    }

    @Test func aHitItsSnippetAsPlainText() {
        let hit = SearchHit(
            kind: .messages, id: "m1", address: .thread(ThreadID("t1")), messageID: MessageID("m1"), title: "Title",
            snippet: [SnippetPiece(text: "two ", isMatch: false), SnippetPiece(text: "words", isMatch: true)],
            score: 1.5,
            createdAt: Self.time)
        #expect(
            hit.wire.serialized() == """
                {"kind":"message","id":"m1","address":"thread:t1","title":"Title","snippet":"two words","score":1.5,\
                "created_at":"2026-11-21T09:12:00.123Z"}
                """)
    }

    @Test func anError() {
        let failure = Failure(DocketError(.notFound, "Gone.", cause: "why"))
        #expect(
            failure.wire.serialized()
                == #"{"error":{"code":"notFound","message":"Gone.","details":{"cause":"why"}}}"#)
        #expect(Failure(code: "usage", message: "m").wire["error"]?["details"] == [:])
    }

    @Test func aWorkspaceAndAUser() {
        let viewer = Viewer(tenantID: TenantID("default"), userID: UserID("anna"), role: .admin)
        #expect(
            WorkspaceReport(workspace: "/w", viewer: viewer).wire.serialized()
                == #"{"workspace":"/w","tenant_id":"default","user_id":"anna"}"#)
        #expect(
            User(id: UserID("anna"), name: "Anna", role: .rm).wire.serialized()
                == #"{"id":"anna","name":"Anna","role":"rm","os_account":null,"sees":null}"#)
    }

    @Test func theReportOfAnImportSumsUpItsFiles() {
        var added = ImportCount()
        added.threads = 1
        added.messages = 2
        added.artifacts = ["table": 3, "react": 1]
        added.earlier = 5
        var account = MessageAccount()
        account.inFile = 9
        account.known = 1
        account.hidden = ["system": 2, "empty": 1]
        account.hiddenParts = ["reasoning": 1]
        account.skipped = [.init(conversation: "c2", message: "m", reason: "odd")]
        account.notes = [.init(conversation: "c2", text: "Noted.")]
        let files = [
            ImportedFile(
                file: "a.json", format: "claude", added: added,
                skipped: [.init(id: "c1", reason: "broken", messages: 2)],
                unchanged: 4, account: account),
            ImportedFile(file: "b", failure: Failure(code: "notFound", message: "Gone.")),
        ]
        #expect(
            ImportedFile.report(files).serialized() == """
                {"files":[{"file":"a.json","format":"claude","threads":1,"messages":2,\
                "artifacts":{"table":3,"sql_query":0,"doc":0,"react":1},\
                "skipped":[{"id":"c1","reason":"broken","messages":2}],"unchanged":4,"earlier":5,"messages_in_file":9,\
                "messages_known":1,"messages_hidden":{"empty":1,"system":2},"parts_hidden":{"reasoning":1},\
                "messages_skipped":[{"conversation":"c2","message":"m","reason":"odd"}],\
                "notes":[{"conversation":"c2","text":"Noted."}],"error":null},{"file":"b","format":null,"threads":0,"messages":0,\
                "artifacts":{"table":0,"sql_query":0,"doc":0},"skipped":[],"unchanged":0,"earlier":0,\
                "messages_in_file":0,"messages_known":0,"messages_hidden":{},"parts_hidden":{},"messages_skipped":[],\
                "notes":[],"error":{"code":"notFound","message":"Gone.","details":{}}}],"threads":1,"messages":2,\
                "artifacts":{"table":3,"sql_query":0,"doc":0,"react":1}}
                """)
    }
}
