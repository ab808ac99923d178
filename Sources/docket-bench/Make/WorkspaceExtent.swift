/// How large a made workspace is.
struct WorkspaceExtent {
    /// Of all threads together.
    var messages: Int
    /// Messages of its longest thread, which are among them.
    var longest: Int
    /// Rows of its longest table, ten cells each.
    var rows: Int
    /// Proposals that wait for a decision.
    var pending: Int

    /// The parts grow with the messages, up to what one person ever has before them.
    init(messages: Int) {
        self.messages = messages
        longest = min(100_000, messages / 10)
        rows = min(1_000_000, messages)
        pending = min(50_000, messages / 20)
    }

    /// Ten proposals for each.
    var customers: Int { pending / 10 }

    /// Messages of the thread, and rows of the table, that every workspace has, whatever its size.
    static let (standardMessages, standardRows) = (200, 5000)
}
