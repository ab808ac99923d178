package import DocketDomain

extension [ExportBlock] {
    /// A message of a transcript: who said it and when, what was said, and a card for an artifact that it made.
    ///
    /// - Parameter artifact: The artifact's kind and title, where the message has one.
    package init(
        messageOf author: String, at date: Timestamp, parts: [MessagePart],
        artifact: (kind: ArtifactKind, title: String)? = nil
    ) {
        self = [.heading(level: 2, [ExportRun("\(author) · \(CivilTime(date).toTheMinute) UTC")])]
        for part in parts {
            switch part {
            case .text(let text): self += [ExportBlock](markdown: text).map(\.belowMessages)
            case .code(let language, let content): append(.code(language: language, content))
            case .image(.url(let address), _):
                append(.paragraph([ExportRun("Picture: "), ExportRun(address, link: address)]))
            case .image(.digest, let type): append(.paragraph([ExportRun("Picture (\(type))", .italic)]))
            }
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
