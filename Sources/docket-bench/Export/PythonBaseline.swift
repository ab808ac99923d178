/// A baseline in Python, which reads a file of tab-separated lines and writes another file.
struct PythonBaseline {
    let name: String
    let module: String
    /// What has to be installed.
    let package: String
    let script: String

    /// The same looks: a header on each page, numbers on the right, a rule below each row, the number of the page.
    static let canvas = PythonBaseline(
        name: "reportlab canvas, the same looks (no wrapping)", module: "reportlab", package: "reportlab",
        script: """
            import sys
            from reportlab.pdfgen import canvas
            from reportlab.lib.pagesizes import A4, landscape
            page = canvas.Canvas(sys.argv[2], pagesize=landscape(A4))
            header = ["Number", "Name", "Date", "Amount", "Share", "Active", "City", "Units", "Rate", "Remark"]
            right = [True, False, False, True, True, False, False, True, True, False]
            def draw(cells, y):
                for column, cell in enumerate(cells):
                    if right[column]:
                        page.drawRightString(100 + 78 * column, y, cell)
                    else:
                        page.drawString(30 + 78 * column, y, cell)
                page.line(30, y - 3, 812, y - 3)
            def begin():
                page.setFont("Helvetica-Bold", 8)
                draw(header, 560)
                page.setFont("Helvetica", 8)
            def end():
                page.drawRightString(812, 15, "Page %d" % page.getPageNumber())
                page.showPage()
            begin()
            y = 548
            for line in open(sys.argv[1]):
                draw(line.rstrip("\\n").split("\\t"), y)
                y -= 12
                if y < 30:
                    end()
                    begin()
                    y = 548
            end()
            page.save()
            """)

    static let longTable = PythonBaseline(
        name: "reportlab LongTable", module: "reportlab", package: "reportlab",
        script: """
            import sys
            from reportlab.lib.pagesizes import A4, landscape
            from reportlab.platypus import SimpleDocTemplate, LongTable
            rows = [line.rstrip("\\n").split("\\t") for line in open(sys.argv[1])]
            SimpleDocTemplate(sys.argv[2], pagesize=landscape(A4)).build([LongTable(rows, colWidths=[78] * 10)])
            """)

    static let document = PythonBaseline(
        name: "python-docx", module: "docx", package: "python-docx",
        script: """
            import sys, docx
            rows = [line.rstrip("\\n").split("\\t") for line in open(sys.argv[1])]
            document = docx.Document()
            table = document.add_table(len(rows), 10)
            # Row by row the library takes time in proportion to the square of the rows; its flat list is its fastest way.
            for cell, text in zip(table._cells, (text for row in rows for text in row)):
                cell.text = text
            document.save(sys.argv[2])
            """)
}
