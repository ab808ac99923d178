@testable import DocketDomain

/// One event of every type, with every field set, beside the JSON that it is stored as.
///
/// The texts are what workspaces have on disk: when one of these must be changed, the schema's version has to grow and
/// the old text has to stay readable.
enum EveryEvent {
    static let time = Timestamp(milliseconds: 1_700_000_000_123)
    static let table = TableContent(
        Table(
            columns: [Table.Column(name: "a", align: .right), Table.Column(name: "b")],
            rows: [["1", "2/3"], ["", "é"]]))

    private static let token = UserToken(
        id: TokenID("t"), userID: UserID("bot"), name: "CI", scopes: [.read, .write], digest: "d", expiresAt: time)

    static let stored: [(event: Event, type: String, json: String)] =
        tenants + threads + messages + artifacts + contents + exports
        + EveryReviewEvent.stored

    private static let tenants: [(event: Event, type: String, json: String)] = [
        (.tenant(.created(TenantCreated(name: "Acme"))), "tenant_created", #"{"name":"Acme"}"#),
        (
            .tenant(
                .userAdded(
                    UserAdded(user: User(id: UserID("max"), name: "Max", role: .rm, osAccount: "m", sees: .profiles)))),
            "user_added", #"{"user":{"id":"max","name":"Max","os_account":"m","role":"rm","sees":"profiles"}}"#
        ),
        (.tenant(.userRemoved(UserRemoved(userID: UserID("max")))), "user_removed", #"{"user_id":"max"}"#),
        (
            .tenant(.sightGranted(SightGranted(userID: UserID("bot"), sees: .sensitive))), "sight_granted",
            #"{"sees":"sensitive","user_id":"bot"}"#
        ),
        (
            .tenant(.tokenAdded(TokenAdded(token: token))), "token_added",
            #"{"token":{"digest":"d","expires_at":1700000000123,"id":"t","name":"CI","scopes":["read","write"],"#
                + #""user_id":"bot"}}"#
        ),
        (
            .tenant(.tokenRevoked(TokenRevoked(token))), "token_revoked", #"{"token_id":"t","user_id":"bot"}"#
        ),
    ]

    private static let threads: [(event: Event, type: String, json: String)] = [
        (
            .thread(
                .created(
                    ThreadCreated(
                        title: "T", description: "D", ownerID: UserID("max"), agentID: "claude", visibility: .team,
                        discusses: ArtifactID("a1"), source: ThreadSource(format: "chatgpt", id: "c1"),
                        forkedFrom: ThreadOrigin(threadID: ThreadID("t0"), messageID: MessageID("m0")), tags: ["x"],
                        createdAt: time))), "thread_created",
            #"{"agent_id":"claude","created_at":1700000000123,"description":"D","discusses":"a1","#
                + #""forked_from":{"message_id":"m0","thread_id":"t0"},"owner_id":"max","#
                + #""source":{"format":"chatgpt","id":"c1"},"tags":["x"],"title":"T","visibility":"team"}"#
        ),
        (.thread(.renamed(ThreadRenamed(from: "A", to: "B"))), "thread_renamed", #"{"from":"A","to":"B"}"#),
        (.thread(.described(ThreadDescribed(description: "D"))), "thread_described", #"{"description":"D"}"#),
        (
            .thread(.visibilityChanged(ThreadVisibilityChanged(from: .private, to: .public))),
            "thread_visibility_changed", #"{"from":"private","to":"public"}"#
        ),
        (
            .thread(.agentChanged(ThreadAgentChanged(agentID: "analyst"))), "thread_agent_changed",
            #"{"agent_id":"analyst"}"#
        ),
        (
            .thread(.tagged(ThreadTagged(added: ["x"], removed: ["y"]))), "thread_tagged",
            #"{"added":["x"],"removed":["y"]}"#
        ),
        (
            .thread(.labelled(ThreadLabelled(set: ["k": "v"], removed: ["o"]))), "thread_labelled",
            #"{"removed":["o"],"set":{"k":"v"}}"#
        ),
        (
            .thread(.imported(ThreadImported(fingerprint: "f", messagesAdded: 2, alternatives: 1))), "thread_imported",
            #"{"alternatives":1,"fingerprint":"f","messages_added":2}"#
        ),
        (
            .thread(
                .imported(
                    ThreadImported(
                        fingerprint: "f", messagesAdded: 2, alternatives: 1, createdAt: time, updatedAt: time,
                        title: "T"))),
            "thread_imported",
            #"{"alternatives":1,"created_at":1700000000123,"fingerprint":"f","messages_added":2,"title":"T","#
                + #""updated_at":1700000000123}"#
        ),
        (
            .thread(
                .pathChanged(
                    ThreadPathChanged(kept: 1, messages: [MessageID("m3")], earlier: [MessageID("m2")]))),
            "thread_path_changed", #"{"earlier":["m2"],"kept":1,"messages":["m3"]}"#
        ),
        (.thread(.deleted(ThreadDeleted())), "thread_deleted", "{}"),
        (.thread(.restored(ThreadRestored())), "thread_restored", "{}"),
    ]

    private static let messages: [(event: Event, type: String, json: String)] = [
        (
            .thread(
                .messageAdded(
                    MessageAdded(
                        id: MessageID("m1"), role: .assistant,
                        parts: [
                            .text("a/b\u{0}\"é"), .code(language: "sql", content: "SELECT 1"),
                            .image(source: .url("https://example.org/x.png"), mimeType: "image/png"),
                            .image(source: .digest("d1"), mimeType: ""),
                        ],
                        attachments: [
                            Attachment(
                                id: AttachmentID("f1"), name: "n", mimeType: "text/plain", sizeBytes: 3, digest: "d2")
                        ], author: "claude", mention: ArtifactMention(artifactID: ArtifactID("a1"), action: .updated),
                        sourceKey: "k1", copyOf: MessageID("m0"), createdAt: time))), "message_added",
            #"{"attachments":[{"digest":"d2","id":"f1","mime_type":"text/plain","name":"n","size_bytes":3}],"#
                + #""author":"claude","copy_of":"m0","created_at":1700000000123,"id":"m1","#
                + #""mention":{"action":"updated","artifact_id":"a1"},"#
                + #""parts":[{"text":"a/b\u0000\"é","type":"text"},"#
                + #"{"content":"SELECT 1","language":"sql","type":"code"},"#
                + #"{"mime_type":"image/png","type":"image","url":"https://example.org/x.png"},"#
                + #"{"digest":"d1","mime_type":"","type":"image"}],"role":"assistant","source_key":"k1"}"#
        )
    ]

    private static let artifacts: [(event: Event, type: String, json: String)] = [
        (
            .artifact(
                .created(
                    ArtifactCreated(
                        kind: .table, title: "T", status: "active", content: .table(table), metadata: ["n": 1],
                        createdBy: Creator(type: .agent, id: UserID("bot")), threadID: ThreadID("t1"),
                        messageID: MessageID("m1"), createdAt: time))), "artifact_created",
            #"{"content":{"table":{"_0":{"columns":[{"align":"right","name":"a"},{"name":"b"}],"row_count":2,"#
                + #""rows":{"inline":{"_0":[["1","2/3"],["","é"]]}}}}},"created_at":1700000000123,"#
                + #""created_by":{"id":"bot","type":"agent"},"kind":"table","message_id":"m1","metadata":{"n":1},"#
                + #""status":"active","thread_id":"t1","title":"T"}"#
        ),
        (.artifact(.renamed(ArtifactRenamed(from: "A", to: "B"))), "artifact_renamed", #"{"from":"A","to":"B"}"#),
        (.artifact(.described(ArtifactDescribed(description: "D"))), "artifact_described", #"{"description":"D"}"#),
        (.artifact(.commented(ArtifactCommented(comment: "C"))), "artifact_commented", #"{"comment":"C"}"#),
        (
            .artifact(.statusChanged(ArtifactStatusChanged(from: "draft", to: "active"))), "artifact_status_changed",
            #"{"from":"draft","to":"active"}"#
        ),
        (
            .artifact(
                .queryRun(
                    ArtifactQueryRun(
                        run: RecordedRun(source: "ledger", milliseconds: 12, rows: 3, truncated: "cut", error: "no"),
                        status: "failed"))), "artifact_query_run",
            #"{"run":{"error":"no","milliseconds":12,"rows":3,"source":"ledger","truncated":"cut"},"status":"failed"}"#
        ),
        (
            .artifact(.tagged(ArtifactTagged(added: ["x"], removed: ["y"]))), "artifact_tagged",
            #"{"added":["x"],"removed":["y"]}"#
        ),
        (
            .artifact(.visualized(ArtifactVisualized(visualization: ["type": "bar", "x": "a", "y": ["b"]]))),
            "artifact_visualized", #"{"visualization":{"type":"bar","x":"a","y":["b"]}}"#
        ),
        (
            .artifact(.linked(ArtifactLinked(threadID: ThreadID("t1"), relation: .modified))), "artifact_linked",
            #"{"relation":"modified","thread_id":"t1"}"#
        ),
        (
            .artifact(.unlinked(ArtifactUnlinked(threadID: ThreadID("t1"), relation: .created))), "artifact_unlinked",
            #"{"relation":"created","thread_id":"t1"}"#
        ),
        (.artifact(.deleted(ArtifactDeleted())), "artifact_deleted", "{}"),
        (.artifact(.restored(ArtifactRestored())), "artifact_restored", "{}"),
    ]

    private static let exports: [(event: Event, type: String, json: String)] = [
        (
            .artifact(.exported(ArtifactExported(exportID: ExportID("e1"), format: "pdf", revision: 2))),
            "artifact_exported", #"{"export_id":"e1","format":"pdf","revision":2}"#
        ),
        (
            .export(
                .requested(
                    ExportRequested(
                        source: ExportSource(.artifact(ArtifactID("a1")), version: 2), format: "csv",
                        fileExtension: "zip", title: "T", options: ["paper": "a4"], runner: RunnerID("r1"),
                        createdBy: UserID("max"), sees: .sensitive))), "export_requested",
            #"{"created_by":"max","file_extension":"zip","format":"csv","options":{"paper":"a4"},"runner":"r1","#
                + #""sees":"sensitive","source":{"address":"artifact:a1","version":2},"title":"T"}"#
        ),
        (
            .export(
                .completed(
                    ExportCompleted(
                        file: StoredExport(storage: "local", key: "max/e1.zip", bytes: 12, digest: "d1")))),
            "export_completed", #"{"file":{"bytes":12,"digest":"d1","key":"max/e1.zip","storage":"local"}}"#
        ),
        (
            .export(.failed(ExportFailed(code: "unavailable", reason: "R"))), "export_failed",
            #"{"code":"unavailable","reason":"R"}"#
        ),
        (.export(.cancelled(ExportCancelled())), "export_cancelled", "{}"),
        (.export(.retried(ExportRetried(runner: RunnerID("r2")))), "export_retried", #"{"runner":"r2"}"#),
        (.export(.deleted(ExportDeleted())), "export_deleted", "{}"),
    ]

    private static let contents: [(event: Event, type: String, json: String)] = [
        (
            revised(
                .sheet([
                    ArtifactContent.NamedTable(
                        name: "One",
                        table: TableContent(
                            columns: [Table.Column(name: "a")], rowCount: 1001,
                            rows: .chunks([TableContent.Chunk(digest: "d1", rowCount: 1001)])))
                ])),
            #"{"sheet":{"_0":[{"name":"One","table":{"columns":[{"name":"a"}],"row_count":1001,"#
                + #""rows":{"chunks":{"_0":[{"digest":"d1","rowCount":1001}]}}}}]}}"#
        ),
        (revised(.doc(.inline("# T"))), ##"{"doc":{"_0":{"inline":{"_0":"# T"}}}}"##),
        (
            revised(.doc(.blob(digest: "d1", bytes: 70_000))),
            #"{"doc":{"_0":{"blob":{"bytes":70000,"digest":"d1"}}}}"#
        ),
        (
            revised(
                .sqlQuery(
                    SQLQuery(
                        sql: "SELECT 1", parameters: ["n": ["type": "int"]], database: "db",
                        visualization: ["chart": "bar"]))),
            #"{"sqlQuery":{"_0":{"database":"db","parameters":{"n":{"type":"int"}},"sql":"SELECT 1","#
                + #""visualization":{"chart":"bar"}}}}"#
        ),
        (revised(.other(["x": [1, nil, true, "s"]])), #"{"other":{"_0":{"x":[1,null,true,"s"]}}}"#),
    ].map { event, content in
        (
            event, "artifact_revised",
            #"{"content":\#(content),"created_at":1700000000123,"message_id":"m1","revision":2,"thread_id":"t1","title":"T"}"#
        )
    }

    private static func revised(_ content: ArtifactContent) -> Event {
        .artifact(
            .revised(
                ArtifactRevised(
                    revision: 2, content: content, title: "T", threadID: ThreadID("t1"), messageID: MessageID("m1"),
                    createdAt: time)))
    }
}
