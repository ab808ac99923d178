package import DocketDomain
package import Foundation

/// Reads a chat export from its start to its end, one conversation at a time; memory does not grow with the file.
package final class ChatExportReader {
    package let format: ChatFormat
    private let name: String
    private let source: any ConversationSource
    /// What was read to recognise the format, the next one last.
    private var waiting: [RawConversation.Content]
    private var hasEnded = false
    private var seenDigests: [String: Int] = [:]

    /// Opens an export and finds its format by its content, or takes the one given.
    ///
    /// Throws where the file cannot be opened, is of no format (or not of the one given), or is broken before its first
    /// conversation.
    package init(url: URL, format: ChatFormat? = nil) throws(DocketError) {
        name = "“\(url.lastPathComponent)”"
        source = try ExportOpening.source(of: url, name: name, format: format)
        if source is LLMConversations {
            self.format = .llm
            waiting = []
            return
        }
        let recognition = ExportRecognition(source, asked: format)
        if let recognised = recognition.format {
            self.format = recognised
        } else if let objection = recognition.objection(asked: format) {
            throw DocketError(
                .invalidArgument, "\(name) \(objection)", cause: recognition.error.map { String(describing: $0) })
        } else if let format {
            self.format = format
        } else {
            throw DocketError(.invalidArgument, "\(name) holds no conversations: its list is empty.")
        }
        waiting = recognition.contents.reversed()
    }

    /// How far reading has got, of `totalBytes`. Both count what is unpacked from an archive.
    package var bytesRead: Int { source.bytesRead }
    package var totalBytes: Int { source.totalBytes }

    /// The next conversation, nil after the last.
    package func next() -> TranscriptItem? {
        nextRaw().map { tellApart($0.read()) }
    }

    /// The next conversation still unread, for those who read several at once; nil after the last.
    package func nextRaw() -> RawConversation? {
        if let content = waiting.popLast() {
            return RawConversation(content: content, format: format)
        }
        guard !hasEnded else { return nil }
        do {
            let content = try source.next()
            hasEnded = content == nil
            return content.map { RawConversation(content: $0, format: format) }
        } catch {
            // What stands before the break is good, and what an archive holds behind it may be good too.
            hasEnded = !(source is ArchiveConversations)
            let reason =
                source is ArchiveConversations ? String(describing: error) : "The file \(BrokenFile.reason(error))"
            return RawConversation(content: .item(.broken(id: "", reason: reason)), format: format)
        }
    }

    /// Gives conversations without an id that begin alike different ids, by their order in the export. To be called for
    /// each item of `nextRaw`, in order.
    package func tellApart(_ item: TranscriptItem) -> TranscriptItem {
        guard case .transcript(var transcript) = item, transcript.id.hasPrefix(Transcript.digestPrefix) else {
            return item
        }
        let count = seenDigests[transcript.id, default: 0] + 1
        seenDigests[transcript.id] = count
        if count > 1 { transcript.id += "-\(count)" }
        return .transcript(transcript)
    }
}
