internal import CCmarkGFM

/// A parsed text as cmark-gfm holds it, freed at the end of its scope.
struct CmarkTree: ~Copyable {
    let root: CmarkNode

    /// `nil` when cmark-gfm could not make a document.
    init?(parsing bytes: UnsafeRawBufferPointer, extensions: CmarkExtensions) {
        guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
        defer { cmark_parser_free(parser) }
        extensions.attach(to: parser)
        cmark_parser_feed(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
        var document: OpaquePointer?
        extensions.guardingInlineState { document = cmark_parser_finish(parser) }
        guard let document else { return nil }
        root = CmarkNode(pointer: document)
    }

    deinit {
        cmark_node_free(root.pointer)
    }
}
