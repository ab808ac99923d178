import DocketDomain

/// When the screen looks at the clock again.
package struct Wake: Hashable, Sendable {
    let at: Timestamp
    /// Whether a decision waits for it.
    var isDecision = false
}
