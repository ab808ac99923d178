/// A baseline in Python, which reads a file of tab-separated lines and writes another file.
struct PythonBaseline {
    let name: String
    let module: String
    /// What has to be installed.
    let package: String
    let script: String

    /// The same looks: a shaded header on each page, every other row shaded, numbers on the right, a rule below each row,
    /// the number of the page and of all. Its font is one of those that need not be embedded.
    static let canvas = PythonBaseline(
        name: "reportlab canvas, the same looks (no wrapping)", module: "reportlab", package: "reportlab",
        script: """
            import sys
            from reportlab.pdfgen import canvas
            from reportlab.lib.pagesizes import A4, landscape
            page = canvas.Canvas(sys.argv[2], pagesize=landscape(A4))
            header = ["Number", "Name", "Date", "Amount", "Share", "Active", "City", "Units", "Rate", "Remark"]
            right = [True, False, False, True, True, False, False, True, True, False]
            each = len(range(548, 30, -12))
            pages = (sum(1 for line in open(sys.argv[1])) + each - 1) // each
            def shade(y, level):
                page.setFillGray(level)
                page.rect(30, y - 3, 782, 12, stroke=0, fill=1)
                page.setFillGray(0.1)
            def draw(cells, y):
                for column, cell in enumerate(cells):
                    if right[column]:
                        page.drawRightString(100 + 78 * column, y, cell)
                    else:
                        page.drawString(30 + 78 * column, y, cell)
                page.line(30, y - 3, 812, y - 3)
            def begin():
                page.setFont("Helvetica-Bold", 8)
                shade(560, 0.92)
                draw(header, 560)
                page.setFont("Helvetica", 8)
            def end():
                page.drawRightString(812, 15, "Page %d of %d" % (page.getPageNumber(), pages))
                page.showPage()
            for number, line in enumerate(open(sys.argv[1])):
                if number % each == 0:
                    if number > 0:
                        end()
                    begin()
                y = 548 - 12 * (number % each)
                if number % 2 == 1:
                    shade(y, 0.97)
                draw(line.rstrip("\\n").split("\\t"), y)
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
