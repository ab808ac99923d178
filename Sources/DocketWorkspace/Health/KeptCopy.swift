/// A copy of a workspace's data that lies in its folder and is nobody's work any more.
package struct KeptCopy: Hashable, Sendable {
    package let path: String
    package let bytes: Int
    /// Whether the next who opens the workspace for writing removes it.
    package let isLeftOver: Bool
}
