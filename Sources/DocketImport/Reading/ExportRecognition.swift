import DocketDomain

/// What the first conversations of an export tell about it.
struct ExportRecognition {
    /// Nil where nothing was recognised.
    private(set) var format: ChatFormat?
    /// What was read on the way, to be delivered first.
    private(set) var contents: [RawConversation.Content] = []
    /// The first value that is JSON but no conversation of the format looked for.
    private(set) var stranger: JSON?
    private(set) var error: (any Error)?
    /// How the file breaks off, where it does so in the only line that it has.
    private var breakage: String?

    /// A broken conversation at the start must not hide what the others are: so many are looked at, and so many bytes.
    private static let countLimit = 100
    private static let byteLimit = 64 << 20

    init(_ source: any ConversationSource, asked: ChatFormat?) {
        var bytes = 0
        while format == nil, contents.count < Self.countLimit, bytes < Self.byteLimit {
            do {
                guard let content = try source.next() else { return }
                contents.append(content)
                if case .item(.broken(_, let reason)) = content { breakage = reason }
                guard case .json(.bytes(let element, let offset)) = content else { continue }
                bytes += element.count
                look(at: element, offset: offset, asked: asked)
            } catch {
                self.error = self.error ?? error
                return
            }
        }
    }

    private mutating func look(at element: [UInt8], offset: Int, asked: ChatFormat?) {
        do {
            // Nesting is judged later, for each conversation.
            let value = try JSON(parsing: element, maximumDepth: .max)
            if let asked {
                format = asked.fits(value) ? asked : nil
            } else {
                format = ChatFormat(of: value)
            }
            if format == nil { stranger = stranger ?? value }
        } catch {
            self.error = self.error ?? error.shifted(by: offset)
        }
    }

    /// Why nothing was recognised, to follow the file's name; nil where there were no conversations at all.
    func objection(asked: ChatFormat?) -> String? {
        if let stranger {
            if let asked {
                let other = ChatFormat(of: stranger).map { "a \($0.name) conversation" }
                return
                    "is no \(asked.name) export: its first conversation is \(other ?? stranger.program ?? stranger.outline)."
            }
            return
                "is no chat export that docket can read: what it begins with is \(stranger.program ?? stranger.outline). \(Self.advice)"
        }
        if let breakage { return "holds no whole conversation. \(breakage)" }
        if let error {
            return error is JSONError && contents.isEmpty == false
                ? "is no chat export: it is not JSON (\(error)). \(Self.advice)"
                : BrokenFile.reason(error)
        }
        return contents.isEmpty ? nil : "holds only conversations that are longer than \(JSONElement.limit) bytes."
    }

    static let advice =
        "docket reads exports of "
        + ChatFormat.allCases.map { "\($0.name) (\($0.rawValue))" }.joined(separator: ", ")
        + "; --format says which one it is."
}
