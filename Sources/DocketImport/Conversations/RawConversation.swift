import DocketDomain

/// A conversation as it stands in its export: to be read wherever there is a processor for it.
package struct RawConversation: Sendable {
    enum Content: Sendable {
        case json(JSONElement)
        case item(TranscriptItem)
    }

    let content: Content
    let format: ChatFormat

    /// Reads it. The result does not depend on what was read before, except that ids of conversations without one are
    /// not yet told apart (`ChatExportReader.tellApart`).
    package func read() -> TranscriptItem {
        switch content {
        case .item(let item): item
        case .json(.tooLong(let offset)):
            .skipped(
                SkippedConversation(
                    id: "", reason: "The conversation at byte \(offset) is longer than \(JSONElement.limit) bytes."))
        case .json(.bytes(let bytes, let offset)): read(bytes, at: offset)
        }
    }

    private func read(_ bytes: [UInt8], at offset: Int) -> TranscriptItem {
        do {
            let conversation = try JSON(parsing: bytes)
            do {
                return .transcript(try format.transcript(of: conversation))
            } catch {
                return .skipped(
                    SkippedConversation(
                        id: ChatFormat.id(of: conversation), reason: error.reason, messages: error.messages))
            }
        } catch {
            let reason =
                error.expected == .shallowerNesting
                ? "It is nested more than 64 deep at byte \(offset + error.offset)."
                : "It is not JSON: \(error.shifted(by: offset).description)."
            return .skipped(SkippedConversation(id: Self.id(in: bytes), reason: reason))
        }
    }

    static func id(in bytes: [UInt8]) -> String {
        for key in ["conversation_id", "uuid", "id"] {
            if let id = JSONOutline.string(key, in: bytes) { return id }
        }
        return ""
    }
}
