import DocketDomain

/// The change that a proposal makes, as a pane shows it.
package struct ShownChange: Hashable, Sendable {
    let proposal: ArtifactID
    /// The texts of what the profile has and of what is proposed.
    let old: String?
    let new: String?
    /// Columns that it is laid out in.
    let width: Int
    /// How many places differ.
    let count: Int
    /// Of each of its rows, which places it shows a part of.
    let rows: [Set<Int>]
    /// The rows that are in the pane.
    let visible: Set<Int>
}

/// The proposal that a frame shows to be decided.
package struct ShownProposal: Hashable, Sendable {
    let id: ArtifactID
    /// What is seen of its change; nothing where the values are hidden.
    let change: ShownChange?
}
