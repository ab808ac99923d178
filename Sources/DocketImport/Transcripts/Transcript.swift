package import DocketDomain

/// One conversation out of an export, as the person who had it saw it.
package struct Transcript: Hashable, Sendable {
    package var format: ChatFormat
    /// The conversation's id in its export; without one, `digest:` and the SHA-256 of how it begins.
    package var id: String
    package var title: String
    package var createdAt: Timestamp?
    package var updatedAt: Timestamp?
    /// The model that answered, by its slug or name.
    package var agent: String?
    /// How many branches beside the one that was taken: answers generated again, questions edited.
    package var alternatives: Int
    /// Small extras of the export, as they were.
    package var metadata: JSON
    package var messages: [TranscriptMessage]
    package var tally: TranscriptTally

    package init(
        format: ChatFormat,
        id: String = "",
        title: String = "",
        createdAt: Timestamp? = nil,
        updatedAt: Timestamp? = nil,
        agent: String? = nil,
        alternatives: Int = 0,
        metadata: JSON = [:],
        messages: [TranscriptMessage] = [],
        tally: TranscriptTally = TranscriptTally()
    ) {
        self.format = format
        self.id = id
        self.title = title
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.agent = agent
        self.alternatives = alternatives
        self.metadata = metadata
        self.messages = messages
        self.tally = tally
    }
}
