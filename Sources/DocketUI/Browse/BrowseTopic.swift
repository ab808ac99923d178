import DocketDomain

/// What the browser asks.
enum BrowseTopic: Hashable {
    /// Which artifact of a message to open.
    case openArtifact
    /// Which offer of a message to take up.
    case keepOffer
    case filterThreads
    /// Of whom messages may say something.
    case customerOfNotes(NotesSource)
}
