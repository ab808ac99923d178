import DocketDomain

/// What the browser asks.
enum BrowseTopic: Hashable {
    /// Which artifact of a message to open.
    case openArtifact
    case filterThreads
    /// Of whom a message may say something.
    case customerOfNotes(MessageID)
}
