import DocketDomain

/// Threads in words.
enum ThreadText {
    static func table(_ threads: [ThreadSummary]) -> String {
        var table = ColumnText([
            .init(title: "ID"), .init(title: "TITLE", isFlexible: true), .init(title: "SEEN BY", isOptional: true),
            .init(title: "MESSAGES", side: .right, isOptional: true),
            .init(title: "ARTIFACTS", side: .right, isOptional: true), .init(title: "CREATED"),
        ])
        for thread in threads {
            table.add([
                thread.id.rawValue, thread.title, thread.visibility.rawValue, String(thread.messageCount),
                String(thread.artifactCount), thread.createdAt.local,
            ])
        }
        return table.text(width: Terminal.size?.columns)
    }

    /// A thread's own lines, without its messages.
    static func header(_ thread: ThreadSummary) -> String {
        var facts = [
            "thread:\(thread.id)", thread.visibility.rawValue, "of \(thread.ownerID?.rawValue ?? "nobody")",
            Count.text(thread.messageCount, "message"), Count.text(thread.artifactCount, "artifact"),
            "updated \(thread.updatedAt.local)",
        ]
        if let source = thread.source { facts.append("from \(source.format)") }
        if let time = thread.deletedAt { facts.append("deleted \(time.local)") }
        var lines = [VisibleText.line(thread.title), VisibleText.line(facts.joined(separator: " · "))]
        if !thread.tags.isEmpty { lines.append(VisibleText.line("tags: " + thread.tags.joined(separator: ", "))) }
        if !thread.labels.isEmpty {
            let labels = thread.labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            lines.append(VisibleText.line("labels: " + labels.joined(separator: ", ")))
        }
        if !thread.description.isEmpty { lines.append(VisibleText.block(thread.description)) }
        return lines.joined(separator: "\n")
    }

    /// - Parameters:
    ///   - texts: The texts of its attachments, as far as there are any.
    ///   - reasoning: Whether its reasoning is told.
    static func message(_ message: Message, texts: [AttachmentID: String], reasoning: Bool = false) -> String {
        var facts = [message.role.rawValue]
        if let author = message.author, author != message.role.rawValue { facts.append(author) }
        facts.append(message.createdAt.local)
        if let version = message.version { facts.append("version \(version.number) of \(version.count)") }
        if message.isEarlier { facts.append("no longer part of the conversation") }
        if let mention = message.mention { facts.append("\(mention.action.rawValue) artifact:\(mention.artifactID)") }
        var blocks = ["── " + VisibleText.line(facts.joined(separator: " · "))]
        blocks += message.parts.filter { reasoning || !$0.isReasoning }.map(part)
        for file in message.attachments {
            blocks.append("[\(VisibleText.line(file.particulars.joined(separator: " · ")))]")
            if let text = texts[file.id] { blocks.append("```\n\(VisibleText.block(text))\n```") }
        }
        return blocks.joined(separator: "\n")
    }

    private static func part(_ part: MessagePart) -> String {
        switch part {
        case .reasoning(let text): "[reasoning]\n\(VisibleText.block(text))\n[end of reasoning]"
        case .text(let text): VisibleText.block(text)
        case .code(let language, let content): "```\(VisibleText.line(language))\n\(VisibleText.block(content))\n```"
        case .image(.url(let url), _): "[image \(VisibleText.line(url))]"
        case .image(.digest, let type): "[image, \(VisibleText.line(type))]"
        }
    }
}
