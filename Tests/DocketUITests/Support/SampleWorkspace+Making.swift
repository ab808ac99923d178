import DocketDomain
import DocketUI

extension SampleWorkspace {
    static let owner = UserID("dana")

    @discardableResult
    mutating func addThread(
        _ title: String, minutesAgo: Int = 2, visibility: ThreadVisibility = .team, tags: [String] = [],
        deleted: Bool = false
    ) -> ThreadID {
        let id = ThreadID("0192f1c4-0000-7000-8000-\(Self.digits(threads.count + 1))")
        threads.append(
            ThreadSummary(
                id: id, title: title, description: "", ownerID: Self.owner, agentID: nil, visibility: visibility,
                createdAt: Self.time(minutesAgo: minutesAgo + 5), updatedAt: Self.time(minutesAgo: minutesAgo),
                deletedAt: deleted ? Self.now : nil, messageCount: 0, artifactCount: 0, pendingCount: 0, tags: tags,
                labels: [:], source: nil))
        return id
    }

    @discardableResult
    mutating func addMessage(
        _ text: String, to thread: ThreadID, role: MessageRole = .user, author: String? = nil, reasoning: String? = nil,
        reply: ReplyRecord? = nil
    ) -> MessageID {
        let ordinal = messages[thread]?.count ?? 0
        let id = MessageID("\(thread)-message-\(ordinal)")
        messages[thread, default: []].append(
            Message(
                id: id, threadID: thread, ordinal: ordinal, role: role,
                parts: (reasoning.map { [.reasoning($0)] } ?? []) + [.text(text)], attachments: [],
                author: author, createdAt: Self.time(minutesAgo: 60 - min(ordinal, 50)), mention: nil,
                reply: reply))
        update(thread)
        return id
    }

    @discardableResult
    mutating func addArtifact(
        _ title: String, _ kind: ArtifactKind, _ content: ArtifactContent, in thread: ThreadID? = nil,
        message: MessageID? = nil, status: String = "active", tags: [String] = []
    ) -> ArtifactID {
        let id = ArtifactID("0192f1c4-0000-7000-9000-\(Self.digits(artifacts.count + 1))")
        let links = thread.map { thread in
            [
                ArtifactLink(
                    threadID: thread, title: threads.first { $0.id == thread }?.title ?? "", relation: .created,
                    linkedAt: Self.now, linkedBy: Self.owner, messageID: message,
                    ordinal: messages[thread]?.first { $0.id == message }?.ordinal)
            ]
        }
        artifacts.append(
            ArtifactSummary(
                id: id, kind: kind, title: title, status: status, revision: 1, description: "", comment: "",
                metadata: nil, customerID: nil, rmID: nil, batchID: nil,
                createdBy: Creator(type: .agent, id: Self.owner), createdAt: Self.time(minutesAgo: 30),
                updatedAt: Self.time(minutesAgo: 30), deletedAt: nil, primaryThreadID: thread, size: content.size,
                links: links ?? [], tags: tags))
        contents[id] = content
        if let thread { update(thread) }
        return id
    }

    /// A thread goes on otherwise than it did.
    mutating func takeAnotherWay(in thread: ThreadID, before text: String) {
        earlier[thread, default: []].append(
            Message(
                id: MessageID("earlier"), threadID: thread, ordinal: -1, role: .assistant, parts: [.text(text)],
                attachments: [], author: "advisor-agent", createdAt: Self.time(minutesAgo: 90), mention: nil,
                version: Message.Version(number: 1, count: 2)))
        update(thread)
    }

    /// Chooses who answers in a thread.
    mutating func choose(_ agent: String, in thread: ThreadID) { update(thread, agent: agent) }

    /// Keeps a thread's counts as they are in its lists.
    private mutating func update(_ id: ThreadID, agent: String? = nil) {
        guard let index = threads.firstIndex(where: { $0.id == id }) else { return }
        let old = threads[index]
        threads[index] = ThreadSummary(
            id: id, title: old.title, description: old.description, ownerID: old.ownerID,
            agentID: agent ?? old.agentID, visibility: old.visibility, createdAt: old.createdAt,
            updatedAt: old.updatedAt, deletedAt: old.deletedAt,
            messageCount: messages[id]?.count ?? 0,
            artifactCount: artifacts.count { $0.links.contains { $0.threadID == id } }, pendingCount: 0,
            tags: old.tags, labels: [:], source: nil, pathChanges: earlier[id] == nil ? 0 : 1)
    }

    static func digits(_ number: Int) -> String {
        String(repeating: "0", count: max(0, 12 - "\(number)".count)) + "\(number)"
    }

    // MARK: Samples

    /// Three threads of a wealth manager's day; the first has a table, a query and a document.
    static var office: SampleWorkspace {
        var sample = SampleWorkspace()
        let fees = sample.addThread("Fee comparison for Okafor", tags: ["fees"])
        sample.addMessage("Compare our three mandates on fees and minimums.", to: fees, author: "Dana Reyes")
        let answer = sample.addMessage(
            """
            Here is the comparison you asked for:

            | Mandate | Fee | Minimum | ESG |
            |---|---:|---:|---|
            | Core Income | 0.45% | 50,000 | yes |
            | Balanced | 0.60% | 100,000 | yes |
            | Growth | 0.75% | 250,000 | no |

            The **Balanced** mandate costs *least* above 1 m; see [the price list](https://example.org/prices).
            """, to: fees, role: .assistant, author: "advisor-agent")
        sample.addMessage("Which of them would suit a cautious client?", to: fees, author: "Dana Reyes")
        sample.addMessage(
            "- **Core Income**: bonds first\n- *Balanced*: half and half\n\n```sql\nSELECT fee FROM mandates;\n```",
            to: fees, role: .assistant, author: "advisor-agent")
        sample.addArtifact(
            "Fee comparison", .table,
            .table(
                TableContent(
                    Table(
                        columns: [
                            .init(name: "Mandate"), .init(name: "Fee", align: .right),
                            .init(name: "Minimum", align: .right), .init(name: "ESG"),
                        ],
                        rows: [
                            ["Core Income", "0.45%", "50,000", "yes"], ["Balanced", "0.60%", "100,000", "yes"],
                            ["Growth", "0.75%", "250,000", "no"],
                        ]))), in: fees, message: answer)
        sample.addArtifact(
            "Quarterly fees", .sqlQuery,
            .sqlQuery(SQLQuery(sql: "SELECT quarter, sum(fee) AS fees\nFROM invoices\nGROUP BY quarter;")), in: fees)
        sample.addArtifact(
            "Letter to the client", .doc,
            .doc(.inline("# Dear Ada\n\nYour mandate is **Balanced**.\n\n## Next steps\n\n1. Sign\n2. Transfer\n")),
            in: fees)
        sample.addArtifact(
            "Household", .sheet,
            .sheet([
                .init(name: "Assets", table: TableContent(Table(columns: [.init(name: "Asset")], rows: [["House"]]))),
                .init(name: "Debts", table: TableContent(Table(columns: [.init(name: "Debt")], rows: [["Loan"]]))),
            ]), in: fees)
        sample.addArtifact(
            "Risk map", ArtifactKind(rawValue: "risk_map"),
            .other((try? JSON(parsing: Array(#"{"low": [1, 2], "note": "none"}"#.utf8))) ?? .null), in: fees)
        let review = sample.addThread("Q3 review: 山田 花子", minutesAgo: 65, visibility: .private)
        sample.addMessage("四半期レビューの準備をお願いします。👩‍👩‍👧‍👦 🇯🇵", to: review, author: "山田 花子")
        let onboarding = sample.addThread("Onboarding: Lindqvist AB", minutesAgo: 60 * 30)
        sample.addMessage("What do we need from them?", to: onboarding, author: "Dana Reyes")
        return sample
    }

    /// As many threads as asked for, each with one message.
    static func crowd(_ count: Int) -> SampleWorkspace {
        var sample = SampleWorkspace()
        for number in 0..<count { sample.addThread("Thread \(number)", minutesAgo: number) }
        return sample
    }
}
