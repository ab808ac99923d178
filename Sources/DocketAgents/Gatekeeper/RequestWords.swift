/// The words by which it is told what a user asks for: English, German, French, Spanish and Italian, without case and
/// accents.
enum RequestWords {
    static let tables = WordList.words(
        "table tables tabular spreadsheet spreadsheets matrix tabelle tabellen tableau tableaux tabla tablas tabella")

    static let sheets = WordList.words(
        "sheet sheets workbook workbooks spreadsheet spreadsheets excel xlsx arbeitsmappe classeur")

    static let queries = WordList.words(
        """
        sql query queries mysql postgres postgresql sqlite oracle bigquery snowflake abfrage abfragen requete requetes \
        consulta
        """)

    /// Mails, posts and reviews are messages, and no documents.
    static let documents = WordList.words(
        """
        memo memos memorandum letter letters report reports essay essays article articles proposal proposals brief \
        briefing document documents minutes agenda policy policies plan plans syllabus whitepaper paper speech contract \
        agreement guide manual handbook specification spec manifesto blog newsletter \
        curriculum charter strategy prospectus factsheet summary \
        brief berichte bericht aktennotiz notiz protokoll gutachten konzept vertrag angebot aufsatz artikel rundschreiben \
        lettre rapport contrat offre dissertation carta informe memorando acta contrato propuesta lettera \
        relazione verbale contratto proposta
        """)

    static let verbs = WordList.words(
        """
        write draft prepare compose create make produce generate develop design need want give provide compile author \
        rewrite finalize finalise complete put send \
        schreib schreibe schreiben verfasse verfassen entwirf entwerfe erstelle erstellen formuliere bereite brauche \
        redige redigez rediger ecris ecrivez prepare preparez escribe redacta prepara elabora scrivi redigi
        """)

    static let reshapings = WordList.words("turn convert reshape rephrase rework summarize summarise transform")

    static let forms = WordList.words("into as")

    static let lastVerbs = WordList.words("schreiben verfassen entwerfen erstellen formulieren vorbereiten aufsetzen")

    /// What ends the phrase that a noun belongs to.
    static let phraseEnds = WordList.words(
        "that which who to about of on with from and or but if when how what why is are was because using in containing including showing"
    )

    /// Nouns behind a document's that are meant instead of it.
    static let otherHeads = WordList.words(
        """
        title titles headline headlines idea ideas topic topics name names heading headings subject table tables list \
        lists query queries generator tips number numbers writer caption captions tag tags template's quote quotes
        """)

    static let negations = WordList.words("no not don't dont without never kein keine keinen ohne sans pas sin")

    /// Before a verb of writing: the user asks for advice.
    static let advice = WordList.words("how tips why when should wie comment como come")

    /// Before a verb of writing: the user tells what they have to do, or have done.
    static let duties = WordList.phrases(
        "i have to|i had to|i must|i'm going to|i am going to|do i|do we|do you|did you")
}
