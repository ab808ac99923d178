extension MessageAdded {
    /// The parts as they are read: with the reasoning of an assistant told apart from what it said.
    package var readParts: [MessagePart] { role == .assistant ? Reasoning.separated(parts) : parts }
}
