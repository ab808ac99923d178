/// What the browser asks.
enum BrowseTopic: Hashable {
    /// Which artifact of a message to open.
    case openArtifact
    case filterThreads
}
