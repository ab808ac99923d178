/// How far a look through all of a workspace's data has come, or the making of its lists anew.
package struct CareProgress: Hashable, Sendable {
    /// From 0 to 1.
    package let share: Double
    /// What is looked at.
    package let area: String

    package init(share: Double, area: String) {
        self.share = share
        self.area = area
    }

    /// Told now and then.
    package typealias Listener = @Sendable (CareProgress) -> Void
}
