extension CmarkNode {
    /// The node's text without markup. An HTML `<br>` and a hard break are line breaks, other HTML is left out, a
    /// picture counts as its description. Walks without recursion: hostile text nests as deep as it is long.
    var plainText: String {
        if let only = firstChild, only.next == nil, only.kind == .text {
            return only.literal
        }
        var text = ""
        var node = firstChild
        while let current = node {
            switch current.kind {
            case .text, .code: text += current.literal
            case .softBreak: text += " "
            case .lineBreak: text += "\n"
            case .htmlInline where HTMLTag.isLineBreak(current.literal): text += "\n"
            default: break
            }
            node = current.following(within: self)
        }
        return text
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
