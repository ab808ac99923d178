package import DocketDomain

/// One run of an artifact's query: what is told of an older one is about another result.
package struct RunID: Hashable, Sendable {
    package let artifact: ArtifactID
    /// Counts up in the program.
    package let number: Int

    package init(_ artifact: ArtifactID, _ number: Int) {
        self.artifact = artifact
        self.number = number
    }
}
