/// A file that can go with a message.
package struct AttachableFile: Hashable, Sendable {
    /// From the root of the file system.
    package let path: String
    /// Its name, and what it is.
    package let particulars: [String]
    /// Who would answer and does not look at it; nothing where it is looked at.
    package let ignoredBy: String?

    package init(path: String, particulars: [String], ignoredBy: String? = nil) {
        self.path = path
        self.particulars = particulars
        self.ignoredBy = ignoredBy
    }
}
