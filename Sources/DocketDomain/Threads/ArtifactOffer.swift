/// What an answer has that nobody was sure enough to make an artifact of: whoever reads it may keep it.
package struct ArtifactOffer: Hashable, Sendable, Codable {
    package var kind: ArtifactKind
    package var title: String
    /// Where it stands in the answer's text: its first line and its last, counted from 1.
    package var firstLine: Int
    package var lastLine: Int
    /// How sure it is that this is worth keeping, from 0 to 1.
    package var confidence: Double

    package init(kind: ArtifactKind, title: String, lines: ClosedRange<Int>, confidence: Double) {
        self.kind = kind
        self.title = title
        firstLine = lines.lowerBound
        lastLine = lines.upperBound
        self.confidence = confidence
    }

    func renamed(_ title: String) -> Self {
        var renamed = self
        renamed.title = title
        return renamed
    }

    private enum CodingKeys: String, CodingKey {
        case kind, title, confidence
        case firstLine = "first_line"
        case lastLine = "last_line"
    }
}

/// An offer that is taken up.
package struct KeptOffer: Hashable, Sendable, Encodable {
    package var threadID: ThreadID
    package var messageID: MessageID
    /// Its place among those of the message.
    package var place: Int
    /// What the answer would have made of it.
    package var work: Reply.ArtifactWork

    package init(threadID: ThreadID, messageID: MessageID, place: Int, work: Reply.ArtifactWork) {
        self.threadID = threadID
        self.messageID = messageID
        self.place = place
        self.work = work
    }
}
