import DocketDomain

/// Pages, drawn with cairo and pango. The document is composed twice: once to count its pages, once to draw them.
struct PDFRenderer: Renderer {
    static let passes = 3

    func write(_ work: RenderContext) async throws -> [String] {
        try AddressSpace.check(megabytes: 512, for: "A PDF", otherwise: ", or export DOCX or HTML")
        let fonts = try PageFonts()
        var plans = TablePlans()
        let shaped = ShapedParts()
        let rehearsal = PageComposer(work, fonts, plans, shaped, canvas: nil)
        try await rehearsal.compose()
        plans = rehearsal.plans
        let canvas = try PDFCanvas(work, pages: rehearsal.pages)
        shaped.rewind()
        let composer = PageComposer(work, fonts, plans, shaped, canvas: canvas)
        do {
            try await composer.compose()
        } catch {
            await canvas.endDrawing()
            throw error
        }
        try canvas.finish()
        if canvas.hasMoreLinks {
            composer.note("Only the first \(PDFCanvas.maximumLinks) links can be followed.")
        }
        return composer.notes
    }
}
