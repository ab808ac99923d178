extension CmarkNode {
    /// The node's text without markup, as its inlines have it.
    var plainText: String { hasTags ? TreeBuilder.inlines(of: self).plainText : flatText }

    /// The same for a cell of a table.
    var cellText: String {
        if let only = firstChild, only.next == nil, only.kind == .text {
            return only.literal
        }
        return hasTags ? TreeBuilder.inlines(of: self).cellText : flatText
    }

    /// The node's text without markup, tags as they are written. A picture counts as its description. Walks without
    /// recursion: hostile text nests as deep as it is long.
    var flatText: String {
        var text = ""
        var node = firstChild
        while let current = node {
            switch current.kind {
            case .text, .code: text += current.literal
            case .softBreak: text += " "
            case .lineBreak: text += "\n"
            case .htmlInline: text += HTMLTag.isLineBreak(current.literal) ? "\n" : current.literal
            default: break
            }
            node = current.following(within: self)
        }
        return text
    }

    /// Whether there is a tag in it but breaks.
    private var hasTags: Bool {
        var node = firstChild
        while let current = node {
            if current.kind == .htmlInline, !HTMLTag.isLineBreak(current.literal) { return true }
            node = current.following(within: self)
        }
        return false
    }

    /// The node after this one in the order of the text, with children before siblings; `nil` at the end of `root`.
    func following(within root: CmarkNode) -> CmarkNode? {
        firstChild ?? followingSkippingChildren(within: root)
    }

    /// The node that comes after this one and all that is in it; `nil` at the end of `root`.
    func followingSkippingChildren(within root: CmarkNode) -> CmarkNode? {
        var node = self
        while node != root {
            if let next = node.next { return next }
            guard let parent = node.parent else { return nil }
            node = parent
        }
        return nil
    }
}
