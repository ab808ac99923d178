package import DocketDomain

/// Commands at random about objects that exist, or that don't: what several users might do in any order.
package struct RandomCommands {
    private var threads = [ThreadID("no-such-thread")]
    private var artifacts = [ArtifactID("no-such-artifact")]

    package init() {}

    /// Learns which objects a command made, so that later ones can be about them.
    package mutating func learn(_ outcome: CommandOutcome) {
        if let thread = outcome.threadID, !threads.contains(thread) { threads.append(thread) }
        if let artifact = outcome.artifactID, !artifacts.contains(artifact) { artifacts.append(artifact) }
    }

    /// Artifacts that imports make are not part of an outcome.
    package mutating func learn(_ artifact: ArtifactID) {
        if !artifacts.contains(artifact) { artifacts.append(artifact) }
    }

    package func next(using random: inout some RandomNumberGenerator) -> Command {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<12:
            .createThread(
                NewThread(
                    title: text(using: &random), description: random.pick("", text(using: &random)),
                    visibility: random.pick(.private, .team, .public), agentID: random.pick(nil, "claude")))
        case 12..<38: .thread(thread(using: &random), threadCommand(using: &random))
        case 38..<58: .send(message(using: &random))
        case 58..<67:
            .createArtifact(
                NewArtifact(
                    kind: random.pick(.table, .doc, .sheet, .sqlQuery, .profileEdit, ArtifactKind(rawValue: "chart")),
                    title: text(using: &random), content: .other(["note": .string(text(using: &random))]),
                    threadID: random.pick(nil, thread(using: &random)), tags: names(using: &random)
                )
                .withFittingContent(using: &random))
        case 67..<89: .artifact(artifact(using: &random), artifactCommand(using: &random))
        case 89..<93: .reply(reply(using: &random))
        case 93..<98: .importConversation(conversation(using: &random))
        case 98: .addUser(User(id: UserID("guest"), name: "Guest", role: .member))
        default: .removeUser(UserID("guest"))
        }
    }

    // MARK: Objects

    private func thread(using random: inout some RandomNumberGenerator) -> ThreadID {
        // Late objects come up more often: things happen around what is new.
        threads[
            max(Int.random(in: 0..<threads.count, using: &random), Int.random(in: 0..<threads.count, using: &random))]
    }

    private func artifact(using random: inout some RandomNumberGenerator) -> ArtifactID {
        artifacts[
            max(
                Int.random(in: 0..<artifacts.count, using: &random), Int.random(in: 0..<artifacts.count, using: &random)
            )]
    }

    // MARK: Changes

    private func threadCommand(using random: inout some RandomNumberGenerator) -> ThreadCommand {
        switch Int.random(in: 0..<7, using: &random) {
        case 0: .rename(text(using: &random))
        case 1: .describe(random.pick("", text(using: &random)))
        case 2: .setVisibility(random.pick(.private, .team, .public))
        case 3: .tag(add: names(using: &random), remove: names(using: &random))
        case 4:
            .label(
                set: Dictionary(
                    names(using: &random).map { ($0, random.pick("1", "2", "水")) },
                    uniquingKeysWith: { first, _ in first }),
                remove: names(using: &random))
        case 5: .delete
        default: .restore
        }
    }

    private func artifactCommand(using random: inout some RandomNumberGenerator) -> ArtifactCommand {
        switch Int.random(in: 0..<14, using: &random) {
        case 12: .tag(add: names(using: &random), remove: names(using: &random))
        case 0, 1: .revise(content(of: random.pick(.table, .doc, .sheet, .sqlQuery), using: &random), title: nil)
        case 2: .revise(content(of: random.pick(.table, .doc), using: &random), title: text(using: &random))
        case 3: .describe(random.pick("", text(using: &random)))
        case 4: .comment(random.pick("", text(using: &random)))
        case 5: .setStatus(random.pick("active", "draft", "deprecated", "archived", "failed", "odd"))
        case 6, 7: .link(thread(using: &random), random.pick(.created, .referenced, .modified))
        case 8: .unlink(thread(using: &random))
        case 9: .delete
        case 10: .rename(text(using: &random))
        case 11:
            .recordRun(
                RecordedRun(source: "ledger", milliseconds: 7, rows: 2, error: random.pick(nil, text(using: &random))))
        default: .restore
        }
    }

    private func message(using random: inout some RandomNumberGenerator) -> OutgoingMessage {
        let target: OutgoingMessage.Target =
            switch Int.random(in: 0..<4, using: &random) {
            case 0, 1: .thread(thread(using: &random))
            case 2: .artifact(artifact(using: &random), in: nil)
            default: .artifact(artifact(using: &random), in: thread(using: &random))
            }
        var parts: [MessagePart] = [.text(text(using: &random))]
        if random.oneIn(4) { parts.append(.code(language: "sql", content: "SELECT '\(text(using: &random))'")) }
        if random.oneIn(8) { parts.append(.image(source: .url("https://example.org/a.png"), mimeType: "image/png")) }
        let attachments =
            random.oneIn(6) ? [NewAttachment(name: "a.txt", mimeType: "text/plain", sizeBytes: 3, digest: nil)] : []
        return OutgoingMessage(target: target, parts: parts, attachments: attachments)
    }

    private func reply(using random: inout some RandomNumberGenerator) -> Reply {
        let kind = random.pick(ArtifactKind.table, .doc)
        let work: Reply.ArtifactWork =
            random.oneIn(2)
            ? .create(kind: kind, title: text(using: &random), content: content(of: kind, using: &random))
            : .revise(artifact(using: &random), content: content(of: kind, using: &random))
        return Reply(
            threadID: thread(using: &random), agentID: random.pick(UserID("bot"), UserID("claude")),
            parts: [.text(text(using: &random))], artifacts: random.oneIn(3) ? [] : [work])
    }

    /// One of a few conversations, in one of its states: it grows, and its last message may be another one.
    private func conversation(using random: inout some RandomNumberGenerator) -> Conversation {
        let count = Int.random(in: 1...6, using: &random)
        let branch = random.pick("", "", "b")
        let keys = (0..<count).map { $0 == count - 1 ? "m\($0)\(branch)" : "m\($0)" }
        let time = Timestamp(milliseconds: 1_600_000_000_000)
        let artifacts = keys.indices.filter { !$0.isMultiple(of: 2) }.map { index in
            Conversation.Artifact(
                identifier: random.pick(nil, "plan"), kind: .doc, title: "Plan \(index)",
                content: .doc(.inline(text(using: &random))), message: index)
        }
        return Conversation(
            source: ThreadSource(format: "claude", id: random.pick("c1", "c2", "c3")), title: text(using: &random),
            createdAt: time, visibility: random.pick(.private, .team), tags: random.pick([], ["archived"]),
            messages: keys.enumerated().map { index, key in
                Conversation.Message(
                    key: key, role: index.isMultiple(of: 2) ? .user : .assistant, parts: [.text("\(key) says")],
                    createdAt: time)
            }, artifacts: artifacts, fingerprint: keys.joined(separator: "+"))
    }

    // MARK: Texts

    private func names(using random: inout some RandomNumberGenerator) -> [String] {
        (0..<Int.random(in: 0...2, using: &random)).map { _ in random.pick("a", "b", " b ", "ünïcode", "x y") }
    }

    private func text(using random: inout some RandomNumberGenerator) -> String {
        (0..<Int.random(in: 1...4, using: &random)).map { _ in
            random.pick(
                "plan", "Zürich", "财富管理", "การเงิน", "x\u{0}y", "\u{1B}[2J", "'; DROP TABLE threads; --", "👩‍👩‍👧", "\"q\"",
                "NEAR(a b)", "é", "e\u{301}", "\u{202E}abc", "*", "10%")
        }.joined(separator: " ")
    }

    fileprivate func content(of kind: ArtifactKind, using random: inout some RandomNumberGenerator) -> ArtifactContent {
        switch kind {
        case .table: .table(table(using: &random))
        case .sheet:
            .sheet(
                (1...Int.random(in: 1...3, using: &random)).map {
                    ArtifactContent.NamedTable(name: "Sheet \($0)", table: table(using: &random))
                })
        case .doc: .doc(.inline(text(using: &random)))
        case .sqlQuery:
            .sqlQuery(
                SQLQuery(
                    sql: "SELECT n FROM \(random.pick("a", "b.c", "\"x\u{0}y\"")) -- \(text(using: &random))",
                    parameters: random.pick(nil, ["n": ["type": "int"]]),
                    database: random.pick(nil, "warehouse")))
        default: .other(["note": .string(text(using: &random)), "n": .number(Int.random(in: 0..<9, using: &random))])
        }
    }

    private func table(using random: inout some RandomNumberGenerator) -> TableContent {
        TableContent(
            Table(
                columns: [
                    Table.Column(name: text(using: &random), align: random.pick(nil, .right)), Table.Column(name: "b"),
                ],
                rows: (0..<Int.random(in: 0...3, using: &random)).map { _ in
                    [text(using: &random), text(using: &random)]
                }))
    }
}

extension NewArtifact {
    /// The same with content of its kind, most of the time.
    fileprivate func withFittingContent(using random: inout some RandomNumberGenerator) -> NewArtifact {
        guard !random.oneIn(20) else { return self }
        var new = self
        new.content = RandomCommands().content(of: kind, using: &random)
        return new
    }
}
