package import DocketDomain

/// How a node stands to its log.
package struct NodeStatus: Sendable {
    /// Where the log is, without a password.
    package let address: String
    /// What the node calls itself there.
    package let name: String
    /// The last place of the log that was copied; nothing where none was.
    package var reached: Checkpoint?
    /// Events that were copied.
    package var events: Int64 = 0
    /// The last place that the log has for readers; nothing where it cannot be reached.
    package var head: Checkpoint?
    /// Events that are still to be copied, counted up to `countLimit`.
    package var behind: Int?
    /// Whether the log was restored from a backup, or another one is there, since it was copied.
    package var isOtherLog = false
    /// What keeps readers of the log from what is written, where something does.
    package var heldBack: HeldReaders?
    /// Why the log cannot be reached.
    package var failure: DocketError?
    /// The version of the code that made the lists.
    package let projection: Int

    package static let countLimit = 1000
}
