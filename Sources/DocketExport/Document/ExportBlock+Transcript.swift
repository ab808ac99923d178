package import DocketDomain

extension [ExportBlock] {
    /// A message of a transcript: who said it and when, what was said, and a card for an artifact that it made.
    ///
    /// - Parameters:
    ///   - attachments: The files that came with it, with their text where they have one.
    ///   - artifact: The artifact's kind and title, where the message has one.
    ///   - isTyped: Whether a person has typed it, whose lines are kept.
    package init(
        messageOf author: String, at date: Timestamp, parts: [MessagePart],
        attachments: [(file: Attachment, text: String?)] = [], artifact: (kind: ArtifactKind, title: String)? = nil,
        isTyped: Bool = false
    ) {
        self = [
            .heading(level: 2, [ExportRun("\(author.endingLeftToRight) · \(CivilTime(date).toTheMinute) UTC")])
        ]
        for part in parts {
            switch part {
            case .text(let text): self += [ExportBlock](markdown: text, keepsLineBreaks: isTyped).map(\.belowMessages)
            case .code(let language, let content): append(.code(language: language, content))
            case .reasoning: break
            case .image(.url(let address), _):
                append(.paragraph([ExportRun("Picture: "), ExportRun(address, link: address)]))
            case .image(.digest, let type): append(.paragraph([ExportRun("Picture (\(type))", .italic)]))
            }
        }
        for (file, text) in attachments {
            let particulars = file.particulars
            append(
                .paragraph([
                    ExportRun("Attachment: "), ExportRun(particulars[0], .bold),
                    ExportRun(particulars.dropFirst().map { " · \($0)" }.joined()),
                ]))
            if let text, !text.isEmpty { append(.code(language: "", text)) }
        }
        if let artifact {
            append(
                .quote([
                    .paragraph([
                        ExportRun("\(artifact.kind.rawValue) ", .code), ExportRun(artifact.title, .bold),
                    ])
                ]))
        }
    }
}

extension ExportBlock {
    /// Headings inside a message stand below the message's own.
    fileprivate var belowMessages: ExportBlock {
        guard case .heading(let level, let runs) = self else { return self }
        return .heading(level: Swift.min(level + 2, 6), runs)
    }
}
