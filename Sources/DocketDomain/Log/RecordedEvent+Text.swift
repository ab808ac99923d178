extension RecordedEvent {
    /// The event in plain words, as history shows it.
    ///
    /// - Parameters:
    ///   - actorName: Who did it, by name.
    ///   - schema: How values are read; sensitive ones are masked.
    package func text(actorName: String, schema: ProfileSchema? = nil) -> String {
        text(event.text(ValueText(schema: schema)), actorName: actorName)
    }

    /// Says who did what is told.
    func text(_ text: String, actorName: String) -> String {
        // Whoever hands in what an agent has found did not propose it.
        if case .proposal(.made(let made)) = event, made.createdBy.id != actorID {
            return "\(made.createdBy.id) \(text), handed in by \(actorName)"
        }
        return "\(actorName) \(text)"
    }
}
