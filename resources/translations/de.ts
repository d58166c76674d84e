<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ArticlesDelegate</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Nochmal</translation>
    </message>
    <message>
        <source>Published when? Type the day …</source>
        <translation>Wann erschienen? Tag eingeben …</translation>
    </message>
    <message>
        <source>for example 7 Feb 2026, yesterday</source>
        <translation>zum Beispiel 7. Feb. 2026, gestern</translation>
    </message>
    <message>
        <source>Day of publication</source>
        <translation>Erscheinungstag</translation>
    </message>
</context>
<context>
    <name>ArticlesModel</name>
    <message>
        <source>guessed</source>
        <translation>geschätzt</translation>
    </message>
    <message>
        <source>text ×{n}</source>
        <translation>Text ×{n}</translation>
    </message>
    <message>
        <source>new version</source>
        <translation>neue Fassung</translation>
    </message>
    <message>
        <source>older version</source>
        <translation>ältere Fassung</translation>
    </message>
    <message>
        <source>was already here</source>
        <translation>war schon da</translation>
    </message>
    <message>
        <source>The day of publication is missing: press F2 and type it.</source>
        <translation>Der Erscheinungstag fehlt: F2 drücken und eingeben.</translation>
    </message>
    <message>
        <source>The day is the file&apos;s own date, a guess: press Y if it is right, F2 to change it.</source>
        <translation>Der Tag ist nur das Dateidatum, also geschätzt: Y bestätigt ihn, F2 ändert ihn.</translation>
    </message>
    <message>
        <source>Could not be read. Press Enter to try again.</source>
        <translation>Konnte nicht gelesen werden. Eingabetaste versucht es nochmal.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n Ereignis</numerusform>
            <numerusform>%n Ereignisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) print this text; they count as one source.</source>
        <translation>
            <numerusform>%n Artikel druckt diesen Text; das zählt als eine Quelle.</numerusform>
            <numerusform>%n Artikel drucken diesen Text; das zählt als eine Quelle.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticlesPanel</name>
    <message>
        <source>Search articles</source>
        <translation>Artikel durchsuchen</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n Artikel</numerusform>
            <numerusform>%n Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>No article has these words.</source>
        <translation>Kein Artikel enthält diese Wörter.</translation>
    </message>
    <message>
        <source>No articles yet.</source>
        <translation>Noch keine Artikel.</translation>
    </message>
    <message>
        <source>“{words}” is not a single day. Try {example}.</source>
        <translation>„{words}“ ist kein einzelner Tag. Zum Beispiel: {example}.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Nochmal versuchen</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Von der Liste nehmen</translation>
    </message>
    <message>
        <source>Confirm the day</source>
        <translation>Tag bestätigen</translation>
    </message>
    <message>
        <source>Change the day of publication …</source>
        <translation>Erscheinungstag ändern …</translation>
    </message>
    <message>
        <source>Remove from the dossier</source>
        <translation>Aus dem Dossier entfernen</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>Order the cards</source>
        <translation>Karten ordnen</translation>
    </message>
    <message>
        <source>What came first?</source>
        <translation>Was war zuerst?</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>New cards</source>
        <translation>Neue Karten</translation>
    </message>
    <message>
        <source>Fewer cards</source>
        <translation>Weniger Karten</translation>
    </message>
    <message>
        <source>More cards</source>
        <translation>Mehr Karten</translation>
    </message>
    <message>
        <source>Drag, or Alt+↑ and Alt+↓</source>
        <translation>Ziehen oder Alt+↑ und Alt+↓</translation>
    </message>
    <message>
        <source>All in order!</source>
        <translation>Alles in der richtigen Reihenfolge!</translation>
    </message>
    <message>
        <source>{right} of {all} are right</source>
        <translation>{right} von {all} sind richtig</translation>
    </message>
</context>
<context>
    <name>CombinedSummary</name>
    <message>
        <source>What merging brought</source>
        <translation>Was das Aufnehmen brachte</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Dort</translation>
    </message>
    <message>
        <source>Use theirs</source>
        <translation>Deren Entscheidung übernehmen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Negotiation</source>
        <translation>Verhandlung</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>One occasion or two</source>
        <translation>Ein Anlass oder zwei</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>one occasion</source>
        <translation>ein Anlass</translation>
    </message>
    <message>
        <source>two occasions</source>
        <translation>zwei Anlässe</translation>
    </message>
</context>
<context>
    <name>ConflictsView</name>
    <message>
        <source>Conflicts</source>
        <translation>Widersprüche</translation>
    </message>
    <message>
        <source>Why? (a note kept with your decision)</source>
        <translation>Warum? (Notiz zur Entscheidung)</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>Was berichtet wird</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>left open</source>
        <translation>offen gelassen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Select a line to see who says what.</source>
        <translation>Eine Zeile auswählen, um zu sehen, wer was sagt.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Wieder fragen</translation>
    </message>
    <message>
        <source>Leave open</source>
        <translation>Offen lassen</translation>
    </message>
    <message>
        <source>It is asked again as soon as an article says something new.</source>
        <translation>Die Frage kommt wieder, sobald ein Artikel etwas Neues sagt.</translation>
    </message>
    <message numerus="yes">
        <source>%n independent source(s)</source>
        <translation>
            <numerusform>%n unabhängige Quelle</numerusform>
            <numerusform>%n unabhängige Quellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>printed by %n article(s)</source>
        <translation>
            <numerusform>gedruckt von %n Artikel</numerusform>
            <numerusform>gedruckt von %n Artikeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Use this: {value}</source>
        <translation>Übernehmen: {value}</translation>
    </message>
    <message>
        <source>The event bears this value already; your word settles it.</source>
        <translation>Das Ereignis trägt diesen Wert schon; so gilt er als entschieden.</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s)</source>
        <translation>
            <numerusform>%n Ordner</numerusform>
            <numerusform>%n Ordner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of a kind that can&apos;t be read</source>
        <translation>
            <numerusform>%n Datei, deren Art nicht gelesen wird</numerusform>
            <numerusform>%n Dateien, deren Art nicht gelesen wird</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) read</source>
        <translation>
            <numerusform>%n Artikel gelesen</numerusform>
            <numerusform>%n Artikel gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) found</source>
        <translation>
            <numerusform>%n Ereignis gefunden</numerusform>
            <numerusform>%n Ereignisse gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was/were already here</source>
        <translation>
            <numerusform>%n war schon da</numerusform>
            <numerusform>%n waren schon da</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) a day of publication</source>
        <translation>
            <numerusform>bei %n fehlt der Erscheinungstag</numerusform>
            <numerusform>bei %n fehlt der Erscheinungstag</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read</source>
        <translation>
            <numerusform>%n konnte nicht gelesen werden</numerusform>
            <numerusform>%n konnten nicht gelesen werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not read because you stopped</source>
        <translation>
            <numerusform>%n nicht gelesen, weil Sie angehalten haben</numerusform>
            <numerusform>%n nicht gelesen, weil Sie angehalten haben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new article(s)</source>
        <translation>
            <numerusform>%n neuer Artikel</numerusform>
            <numerusform>%n neue Artikel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was/were here already</source>
        <translation>
            <numerusform>%n war schon hier</numerusform>
            <numerusform>%n waren schon hier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %n decision(s) you differ: yours stand(s)</source>
        <translation>
            <numerusform>%n Entscheidung weicht ab: die eigene gilt</numerusform>
            <numerusform>%n Entscheidungen weichen ab: die eigenen gelten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>import of %n article(s)</source>
        <translation>
            <numerusform>Import von %n Artikel</numerusform>
            <numerusform>Import von %n Artikeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>removal of %n article(s)</source>
        <translation>
            <numerusform>Entfernen von %n Artikel</numerusform>
            <numerusform>Entfernen von %n Artikeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>review of %n event(s)</source>
        <translation>
            <numerusform>Prüfung von %n Ereignis</numerusform>
            <numerusform>Prüfung von %n Ereignissen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>deletion of %n event(s)</source>
        <translation>
            <numerusform>Löschen von %n Ereignis</numerusform>
            <numerusform>Löschen von %n Ereignissen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>restoring of %n event(s)</source>
        <translation>
            <numerusform>Wiederherstellen von %n Ereignis</numerusform>
            <numerusform>Wiederherstellen von %n Ereignissen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>merging of %n event(s)</source>
        <translation>
            <numerusform>Zusammenführen von %n Ereignis</numerusform>
            <numerusform>Zusammenführen von %n Ereignissen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tags of %n event(s)</source>
        <translation>
            <numerusform>Schlagwörter von %n Ereignis</numerusform>
            <numerusform>Schlagwörter von %n Ereignissen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>negotiation of %n event(s)</source>
        <translation>
            <numerusform>Verhandlung von %n Ereignis</numerusform>
            <numerusform>Verhandlung von %n Ereignissen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeadlinesView</name>
    <message>
        <source>Deadlines</source>
        <translation>Fristen</translation>
    </message>
    <message>
        <source>History of the deadline</source>
        <translation>Verlauf der Frist</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>Gesetzt von</translation>
    </message>
    <message>
        <source>Addressed to</source>
        <translation>Gerichtet an</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Verbleibt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Verschoben</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import articles</source>
        <translation>Artikel importieren</translation>
    </message>
    <message>
        <source>Articles ({kinds})</source>
        <translation>Artikel ({kinds})</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Ordner importieren</translation>
    </message>
    <message>
        <source>There is no article on the clipboard. Copy the text of an article first.</source>
        <translation>In der Zwischenablage ist kein Artikel. Kopieren Sie zuerst den Text eines Artikels.</translation>
    </message>
    <message>
        <source>No event was deleted.</source>
        <translation>Es wurde kein Ereignis gelöscht.</translation>
    </message>
    <message>
        <source>Restore deleted events</source>
        <translation>Gelöschte Ereignisse wiederherstellen</translation>
    </message>
    <message>
        <source>These events were deleted and stay away when an article tells them again.</source>
        <translation>Diese Ereignisse wurden gelöscht und bleiben weg, auch wenn ein Artikel sie wieder nennt.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Go to date</source>
        <translation>Gehe zu Datum</translation>
    </message>
    <message>
        <source>Date, as you would say it:</source>
        <translation>Datum, wie man es sagen würde:</translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation>Exportiert nach {path}</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>About Negotiation Tracker</source>
        <translation>Über Negotiation Tracker</translation>
    </message>
    <message>
        <source>Finds negotiation rounds, deadlines and prisoner exchanges in articles and draws them on a timeline. Everything stays on this computer; the program never opens a network connection.</source>
        <translation>Findet Verhandlungsrunden, Fristen und Gefangenenaustausche in Artikeln und zeichnet sie auf einer Zeitleiste. Alles bleibt auf diesem Computer; das Programm öffnet nie eine Netzverbindung.</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>Select an event to see what is known of it and the sentences that prove it.</source>
        <translation>Wählen Sie ein Ereignis aus, um zu sehen, was darüber bekannt ist und welche Sätze es belegen.</translation>
    </message>
    <message>
        <source>Are they one and the same? Merging keeps all their sentences.</source>
        <translation>Ist es ein und dasselbe? Beim Zusammenführen bleiben alle Sätze erhalten.</translation>
    </message>
    <message>
        <source>Merge into one event (M)</source>
        <translation>Zu einem Ereignis zusammenführen (M)</translation>
    </message>
    <message>
        <source>Events in this article</source>
        <translation>Ereignisse in diesem Artikel</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Previous sentence (Shift+F3)</source>
        <translation>Vorheriger Satz (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next sentence (F3)</source>
        <translation>Nächster Satz (F3)</translation>
    </message>
    <message numerus="yes">
        <source>%n events selected</source>
        <translation>
            <numerusform>%n Ereignis ausgewählt</numerusform>
            <numerusform>%n Ereignisse ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) found</source>
        <translation>
            <numerusform>%n Ereignis gefunden</numerusform>
            <numerusform>%n Ereignisse gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>No events found in this article</source>
        <translation>Keine Ereignisse in diesem Artikel gefunden</translation>
    </message>
    <message>
        <source>day unknown</source>
        <translation>Tag unbekannt</translation>
    </message>
    <message>
        <source>{day} (guessed)</source>
        <translation>{day} (geschätzt)</translation>
    </message>
    <message>
        <source>text ×{n}</source>
        <translation>Text ×{n}</translation>
    </message>
    <message numerus="yes">
        <source>%n of these articles print this text; they count as one source.</source>
        <translation>
            <numerusform>%n dieser Artikel druckt diesen Text; das zählt als eine Quelle.</numerusform>
            <numerusform>%n dieser Artikel drucken diesen Text; das zählt als eine Quelle.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sentence {place}</source>
        <translation>Satz {place}</translation>
    </message>
</context>
<context>
    <name>Dossiers</name>
    <message>
        <source>Dossiers (*{suffix})</source>
        <translation>Dossiers (*{suffix})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>New dossier</source>
        <translation>Neues Dossier</translation>
    </message>
    <message>
        <source>Open dossier</source>
        <translation>Dossier öffnen</translation>
    </message>
    <message>
        <source>{name}, copy</source>
        <translation>{name}, Kopie</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Kopie speichern</translation>
    </message>
    <message>
        <source>A copy is saved: {path}</source>
        <translation>Eine Kopie ist gespeichert: {path}</translation>
    </message>
    <message>
        <source>Merge another dossier into this one</source>
        <translation>Ein anderes Dossier in dieses aufnehmen</translation>
    </message>
    <message>
        <source>Merging “{name}” …</source>
        <translation>„{name}“ wird aufgenommen …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stopped; nothing was merged.</source>
        <translation>Angehalten; nichts wurde aufgenommen.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>There is no backup of this dossier yet. One is made each day on which it changed.</source>
        <translation>Von diesem Dossier gibt es noch keine Sicherung. An jedem Tag, an dem es sich ändert, wird eine angelegt.</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>The dossier goes back to how it was on that day. What is there now is kept beside it.</source>
        <translation>Das Dossier wird wieder so, wie es an diesem Tag war. Was jetzt da ist, bleibt daneben erhalten.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>The dossier is as it was on {day}.</source>
        <translation>Das Dossier ist, wie es am {day} war.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop articles here</source>
        <translation>Artikel hier ablegen</translation>
    </message>
    <message>
        <source>Saved web pages, PDF, Word, mail or plain text – single files or whole folders. Rounds, deadlines and exchanges found in them appear on the timeline, each with the sentence that proves it.</source>
        <translation>Gespeicherte Webseiten, PDF, Word, Mail oder Text – einzelne Dateien oder ganze Ordner. Runden, Fristen und Austausche darin erscheinen auf der Zeitleiste, jeweils mit dem Satz, der sie belegt.</translation>
    </message>
    <message>
        <source>Open files …</source>
        <translation>Dateien öffnen …</translation>
    </message>
    <message>
        <source>Paste text</source>
        <translation>Text einfügen</translation>
    </message>
    <message>
        <source>Load samples</source>
        <translation>Beispiele laden</translation>
    </message>
</context>
<context>
    <name>EventCard</name>
    <message>
        <source>Click to rename</source>
        <translation>Klicken zum Umbenennen</translation>
    </message>
    <message>
        <source>Name of the event</source>
        <translation>Name des Ereignisses</translation>
    </message>
    <message>
        <source>Date of</source>
        <translation>Datum von</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>Weitere Angaben</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message numerus="yes">
        <source>told by %n article(s)</source>
        <translation>
            <numerusform>in %n Artikel</numerusform>
            <numerusform>in %n Artikeln</numerusform>
        </translation>
    </message>
    <message>
        <source>Your own word of {day}</source>
        <translation>Eigene Angabe vom {day}</translation>
    </message>
    <message numerus="yes">
        <source>{names} (%n text(s))</source>
        <translation>
            <numerusform>{names} (%n Text)</numerusform>
            <numerusform>{names} (%n Texte)</numerusform>
        </translation>
    </message>
    <message>
        <source>added by hand</source>
        <translation>von Hand ergänzt</translation>
    </message>
    <message>
        <source>Name of the event: {name}</source>
        <translation>Name des Ereignisses: {name}</translation>
    </message>
    <message numerus="yes">
        <source>{articles}, %n text(s)</source>
        <translation>
            <numerusform>{articles}, %n Text</numerusform>
            <numerusform>{articles}, %n Texte</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept this event (A)</source>
        <translation>Dieses Ereignis annehmen (A)</translation>
    </message>
    <message>
        <source>Reject this event: it leaves the timeline (R)</source>
        <translation>Dieses Ereignis ablehnen: Es verlässt die Zeitleiste (R)</translation>
    </message>
    <message>
        <source>Fewer fields</source>
        <translation>Weniger Angaben</translation>
    </message>
</context>
<context>
    <name>EventMarks</name>
    <message>
        <source>Negotiation</source>
        <translation>Verhandlung</translation>
    </message>
    <message>
        <source>Your own word. Press to let it follow from the parties.</source>
        <translation>Eigene Angabe. Drücken, damit sie wieder aus den Beteiligten folgt.</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Take the tag “{tag}” off</source>
        <translation>Schlagwort „{tag}“ entfernen</translation>
    </message>
    <message>
        <source>several</source>
        <translation>mehrere</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>EventsModel</name>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>Beteiligte</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Negotiation</source>
        <translation>Verhandlung</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>added by hand</source>
        <translation>von Hand ergänzt</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
</context>
<context>
    <name>EventsTable</name>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
</context>
<context>
    <name>EvidenceView</name>
    <message>
        <source>Text of the article</source>
        <translation>Text des Artikels</translation>
    </message>
</context>
<context>
    <name>ExchangeBars</name>
    <message>
        <source>{done} of {promised}</source>
        <translation>{done} von {promised}</translation>
    </message>
</context>
<context>
    <name>ExchangesView</name>
    <message>
        <source>Exchanges</source>
        <translation>Austausch</translation>
    </message>
    <message>
        <source>Steps of the exchange</source>
        <translation>Schritte des Austauschs</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Zwischen</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>Zugesagt</translation>
    </message>
    <message>
        <source>Carried out</source>
        <translation>Ausgeführt</translation>
    </message>
    <message>
        <source>Outstanding</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Select an exchange to see its steps.</source>
        <translation>Einen Austausch auswählen, um seine Schritte zu sehen.</translation>
    </message>
    <message>
        <source>No step has been told yet.</source>
        <translation>Von einem Schritt wurde noch nicht berichtet.</translation>
    </message>
    <message>
        <source>Steps are found by their days, sides and numbers.</source>
        <translation>Schritte ergeben sich aus Tagen, Seiten und Zahlen.</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Your own word. Press to go back to what the articles say.</source>
        <translation>Ihre eigene Angabe. Drücken, um zu den Angaben der Artikel zurückzukehren.</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Click to change</source>
        <translation>Klicken zum Ändern</translation>
    </message>
    <message numerus="yes">
        <source>%n differ(s)</source>
        <translation>
            <numerusform>%n weicht ab</numerusform>
            <numerusform>%n weichen ab</numerusform>
        </translation>
    </message>
    <message>
        <source>The articles disagree. Press to see who says what.</source>
        <translation>Die Artikel widersprechen sich. Drücken, um zu sehen, wer was sagt.</translation>
    </message>
    <message>
        <source>5 February, end of June, next week …</source>
        <translation>5. Februar, Ende Juni, nächste Woche …</translation>
    </message>
    <message>
        <source>Russia, Ukraine</source>
        <translation>Russland, Ukraine</translation>
    </message>
    <message>
        <source>Ukraine 157, Russia 157</source>
        <translation>Ukraine 157, Russland 157</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>Beteiligte</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>Weitere Filter</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search events</source>
        <translation>Ereignisse suchen</translation>
    </message>
    <message>
        <source>Show only: {kind}</source>
        <translation>Nur zeigen: {kind}</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Jeder Stand</translation>
    </message>
    <message>
        <source>Any party</source>
        <translation>Alle Seiten</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n Ereignis</numerusform>
            <numerusform>%n Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} von {all}</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>Hilfetext</translation>
    </message>
</context>
<context>
    <name>ImportBar</name>
    <message>
        <source>Progress of the import</source>
        <translation>Fortschritt des Imports</translation>
    </message>
    <message>
        <source>Stop importing; what was read stays</source>
        <translation>Import anhalten; Gelesenes bleibt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} von {all}</translation>
    </message>
</context>
<context>
    <name>ImportSummary</name>
    <message>
        <source>What the import brought</source>
        <translation>Was der Import ergab</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
</context>
<context>
    <name>Ledgers</name>
    <message>
        <source>Ledgers</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>Fristen</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>Austausch</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Widersprüche</translation>
    </message>
    <message>
        <source>What is due when, how often it moved, what became of it</source>
        <translation>Was wann fällig ist, wie oft es verschoben wurde und was daraus wurde</translation>
    </message>
    <message>
        <source>How many people were promised, came, and are still to come</source>
        <translation>Wie viele Menschen zugesagt wurden, kamen und noch ausstehen</translation>
    </message>
    <message>
        <source>What the sources disagree on</source>
        <translation>Worin die Quellen einander widersprechen</translation>
    </message>
    <message>
        <source>Nothing here matches the filter.</source>
        <translation>Nichts hier entspricht dem Filter.</translation>
    </message>
    <message>
        <source>No article tells of a deadline yet.</source>
        <translation>Noch kein Artikel berichtet von einer Frist.</translation>
    </message>
    <message>
        <source>No article tells of an exchange yet.</source>
        <translation>Noch kein Artikel berichtet von einem Austausch.</translation>
    </message>
    <message>
        <source>The sources agree on everything that they tell.</source>
        <translation>Die Quellen stimmen in allem überein.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>No dossier is open. Make a new one (Ctrl+N) or open another.</source>
        <translation>Kein Dossier ist offen. Legen Sie ein neues an (Strg+N) oder öffnen Sie ein anderes.</translation>
    </message>
    <message>
        <source>Something went wrong that should not have: {error}</source>
        <translation>Etwas ist schiefgegangen, das nicht hätte passieren dürfen: {error}</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Recent dossiers</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Remind of deadlines</source>
        <translation>An &amp;Fristen erinnern</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ahead</source>
        <translation>
            <numerusform>%n Tag vorher</numerusform>
            <numerusform>%n Tage vorher</numerusform>
        </translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>&amp;Lanes</source>
        <translation>&amp;Spuren</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>MoreFilters</name>
    <message>
        <source>More filters</source>
        <translation>Weitere Filter</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Negotiation</source>
        <translation>Verhandlung</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>5 February, June 2026 …</source>
        <translation>5. Februar, Juni 2026 …</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>Ungeprüft</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>disagree</source>
        <translation>widersprechen einander</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>stimmen überein</translation>
    </message>
    <message>
        <source>at least {n} %</source>
        <translation>mindestens {n} %</translation>
    </message>
</context>
<context>
    <name>NewEvent</name>
    <message>
        <source>New event</source>
        <translation>Neues Ereignis</translation>
    </message>
    <message>
        <source>5 February, end of June, next week …</source>
        <translation>5. Februar, Ende Juni, nächste Woche …</translation>
    </message>
    <message>
        <source>Russia, Ukraine</source>
        <translation>Russland, Ukraine</translation>
    </message>
    <message>
        <source>worded by the program if left empty</source>
        <translation>bleibt es leer, benennt es das Programm</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>&amp;Datum</translation>
    </message>
    <message>
        <source>&amp;Status</source>
        <translation>&amp;Stand</translation>
    </message>
    <message>
        <source>&amp;Parties</source>
        <translation>&amp;Beteiligte</translation>
    </message>
    <message>
        <source>P&amp;lace</source>
        <translation>&amp;Ort</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Add event</source>
        <translation>Hinzufügen</translation>
    </message>
</context>
<context>
    <name>NothingMatches</name>
    <message>
        <source>No event matches the filter.</source>
        <translation>Kein Ereignis passt zum Filter.</translation>
    </message>
    <message>
        <source>Show all events</source>
        <translation>Alle Ereignisse zeigen</translation>
    </message>
</context>
<context>
    <name>PastBar</name>
    <message>
        <source>Let the story unfold</source>
        <translation>Die Geschichte ablaufen lassen</translation>
    </message>
    <message>
        <source>Previous day on which something was told</source>
        <translation>Voriger Tag, an dem etwas gemeldet wurde</translation>
    </message>
    <message>
        <source>Next day on which something was told</source>
        <translation>Nächster Tag, an dem etwas gemeldet wurde</translation>
    </message>
    <message>
        <source>Back to what is known now</source>
        <translation>Zurück zum heutigen Wissen</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Langsam</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Very fast</source>
        <translation>Sehr schnell</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Day of knowledge</source>
        <translation>Tag des Wissens</translation>
    </message>
    <message>
        <source>What is known now</source>
        <translation>Heutiger Wissensstand</translation>
    </message>
    <message>
        <source>As known on {day}</source>
        <translation>Wissensstand vom {day}</translation>
    </message>
</context>
<context>
    <name>PictureChoice</name>
    <message>
        <source>Export the timeline</source>
        <translation>Zeitstrahl exportieren</translation>
    </message>
    <message>
        <source>&amp;As shown</source>
        <translation>&amp;Wie gezeigt</translation>
    </message>
    <message>
        <source>The &amp;whole dossier</source>
        <translation>Das &amp;ganze Dossier</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>&amp;Pages</source>
        <translation>&amp;Seiten</translation>
    </message>
</context>
<context>
    <name>Presentation</name>
    <message>
        <source>Presentation</source>
        <translation>Vorführung</translation>
    </message>
</context>
<context>
    <name>Presenting</name>
    <message>
        <source>At least {count} events are needed.</source>
        <translation>Mindestens {count} Ereignisse sind nötig.</translation>
    </message>
    <message>
        <source>There is no event with a date to present.</source>
        <translation>Es gibt kein Ereignis mit Datum, das sich vorführen ließe.</translation>
    </message>
</context>
<context>
    <name>Quiz</name>
    <message>
        <source>When was it?</source>
        <translation>Wann war das?</translation>
    </message>
    <message>
        <source>How did it end?</source>
        <translation>Wie ging es aus?</translation>
    </message>
    <message numerus="yes">
        <source>%n guess(es)</source>
        <translation>
            <numerusform>%n Tipp</numerusform>
            <numerusform>%n Tipps</numerusform>
        </translation>
    </message>
    <message>
        <source>Click on the timeline to guess.</source>
        <translation>Zum Tippen auf den Zeitstrahl klicken.</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>Not so</source>
        <translation>So nicht</translation>
    </message>
    <message>
        <source>{right} of {tried}</source>
        <translation>{right} von {tried}</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) off</source>
        <translation>
            <numerusform>%n Tag daneben</numerusform>
            <numerusform>%n Tage daneben</numerusform>
        </translation>
    </message>
    <message>
        <source>Exactly right</source>
        <translation>Genau getroffen</translation>
    </message>
    <message>
        <source>Closest: {numbers}, {off}</source>
        <translation>Am nächsten: {numbers}, {off}</translation>
    </message>
</context>
<context>
    <name>Reminders</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message numerus="yes">
        <source>; and %n more</source>
        <translation>
            <numerusform>; und %n weitere</numerusform>
            <numerusform>; und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Falls due soon: {deadlines}</source>
        <translation>Bald fällig: {deadlines}</translation>
    </message>
</context>
<context>
    <name>ScenesPanel</name>
    <message>
        <source>Tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Szenen</translation>
    </message>
    <message>
        <source>Add this view as a scene</source>
        <translation>Diese Ansicht als Szene hinzufügen</translation>
    </message>
    <message>
        <source>Show what is seen now in this scene</source>
        <translation>In dieser Szene zeigen, was jetzt zu sehen ist</translation>
    </message>
    <message>
        <source>Remove from the tour</source>
        <translation>Aus dem Rundgang entfernen</translation>
    </message>
    <message>
        <source>Present from this scene</source>
        <translation>Ab dieser Szene vorführen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No scene yet.

Show a part of the timeline, select what it is about and press “+”. A presentation goes through the scenes in their order.</source>
        <translation>Noch keine Szene.

Einen Teil des Zeitstrahls zeigen, auswählen, worum es geht, und auf „+“ klicken. Eine Vorführung geht die Szenen der Reihe nach durch.</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Überschrift</translation>
    </message>
    <message>
        <source>As known on</source>
        <translation>Stand vom</translation>
    </message>
    <message>
        <source>Notes for the speaker</source>
        <translation>Notizen zum Vortragen</translation>
    </message>
    <message>
        <source>everything known today</source>
        <translation>alles, was heute bekannt ist</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n Ereignis</numerusform>
            <numerusform>%n Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
</context>
<context>
    <name>SlippageChart</name>
    <message>
        <source>Slippage: when each report says that it is due</source>
        <translation>Verschiebung: welchen Termin jeder Bericht nennt</translation>
    </message>
    <message>
        <source>No report tells a date yet.</source>
        <translation>Noch kein Bericht nennt ein Datum.</translation>
    </message>
    <message>
        <source>due</source>
        <translation>fällig</translation>
    </message>
    <message>
        <source>day of the report</source>
        <translation>Tag des Berichts</translation>
    </message>
</context>
<context>
    <name>Speaker</name>
    <message>
        <source>Speaker</source>
        <translation>Vortragsansicht</translation>
    </message>
    <message>
        <source>What the room sees</source>
        <translation>Was der Raum sieht</translation>
    </message>
    <message>
        <source>No notes for this step.</source>
        <translation>Keine Notizen zu diesem Schritt.</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Time gone</source>
        <translation>Vergangen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Als Nächstes</translation>
    </message>
    <message>
        <source>B black  ·  W white  ·  L or Ctrl laser  ·  number and Enter: go there  ·  Esc ends</source>
        <translation>B schwarz  ·  W weiß  ·  L oder Strg Zeigepunkt  ·  Zahl und Eingabe: dorthin  ·  Esc beendet</translation>
    </message>
    <message>
        <source>This is the last step.</source>
        <translation>Das ist der letzte Schritt.</translation>
    </message>
</context>
<context>
    <name>TagLine</name>
    <message>
        <source>Add a tag</source>
        <translation>Schlagwort</translation>
    </message>
</context>
<context>
    <name>combined</name>
    <message>
        <source>“{name}” is merged: {what}</source>
        <translation>„{name}“ ist aufgenommen: {what}</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>&amp;New dossier …</source>
        <translation>&amp;Neues Dossier …</translation>
    </message>
    <message>
        <source>Open &amp;dossier …</source>
        <translation>Dossier ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Save a &amp;copy …</source>
        <translation>&amp;Kopie speichern …</translation>
    </message>
    <message>
        <source>&amp;Merge another dossier into this one …</source>
        <translation>Anderes Dossier auf&amp;nehmen …</translation>
    </message>
    <message>
        <source>Restore a &amp;backup …</source>
        <translation>Si&amp;cherung wiederherstellen …</translation>
    </message>
    <message>
        <source>&amp;Import files …</source>
        <translation>Dateien &amp;importieren …</translation>
    </message>
    <message>
        <source>Import &amp;folder …</source>
        <translation>&amp;Ordner importieren …</translation>
    </message>
    <message>
        <source>Import &amp;samples</source>
        <translation>&amp;Beispiele importieren</translation>
    </message>
    <message>
        <source>&amp;What the last import brought</source>
        <translation>&amp;Was der letzte Import brachte</translation>
    </message>
    <message>
        <source>&amp;Export …</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Paste article</source>
        <translation>Artikel &amp;einfügen</translation>
    </message>
    <message>
        <source>&amp;Search events</source>
        <translation>Ereignisse &amp;suchen</translation>
    </message>
    <message>
        <source>Show &amp;all events</source>
        <translation>&amp;Alle Ereignisse zeigen</translation>
    </message>
    <message>
        <source>&amp;New event …</source>
        <translation>&amp;Neues Ereignis …</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>&amp;Annehmen</translation>
    </message>
    <message>
        <source>&amp;Reject</source>
        <translation>Ab&amp;lehnen</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Change &amp;date</source>
        <translation>&amp;Datum ändern</translation>
    </message>
    <message>
        <source>&amp;Merge into one</source>
        <translation>&amp;Zusammenführen</translation>
    </message>
    <message>
        <source>&amp;Split off this article&apos;s account</source>
        <translation>Darstellung dieses Artikels ab&amp;spalten</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Restore deleted &amp;events …</source>
        <translation>&amp;Gelöschte Ereignisse wiederherstellen …</translation>
    </message>
    <message>
        <source>Next &amp;sentence</source>
        <translation>Nächster &amp;Satz</translation>
    </message>
    <message>
        <source>Previous sentence</source>
        <translation>Vorheriger Satz</translation>
    </message>
    <message>
        <source>&amp;Present from the beginning</source>
        <translation>&amp;Von Anfang an vorführen</translation>
    </message>
    <message>
        <source>Present from the &amp;selected event</source>
        <translation>Vorführen ab dem ge&amp;wählten Ereignis</translation>
    </message>
    <message>
        <source>Quiz: &amp;when was it?</source>
        <translation>Quiz: &amp;Wann war das?</translation>
    </message>
    <message>
        <source>Quiz: how did it &amp;end?</source>
        <translation>Quiz: Wie &amp;ging es aus?</translation>
    </message>
    <message>
        <source>&amp;Order the cards</source>
        <translation>&amp;Karten ordnen</translation>
    </message>
    <message>
        <source>&amp;Add this view as a scene</source>
        <translation>Diese Ansicht als S&amp;zene hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>&amp;Rundgang</translation>
    </message>
    <message>
        <source>&amp;Less motion</source>
        <translation>Weniger &amp;Bewegung</translation>
    </message>
    <message>
        <source>&amp;Fit all events</source>
        <translation>Alle Ereignisse ein&amp;passen</translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation>&amp;Heute</translation>
    </message>
    <message>
        <source>&amp;Go to date …</source>
        <translation>&amp;Gehe zu Datum …</translation>
    </message>
    <message>
        <source>What was &amp;known when</source>
        <translation>Was wann bekannt &amp;war</translation>
    </message>
    <message>
        <source>Strip of the &amp;whole dossier</source>
        <translation>Streifen des &amp;ganzen Dossiers</translation>
    </message>
    <message>
        <source>Strip of ar&amp;ticles a week</source>
        <translation>Streifen der Artikel je &amp;Woche</translation>
    </message>
    <message>
        <source>Mouse &amp;wheel zooms</source>
        <translation>&amp;Mausrad zoomt</translation>
    </message>
    <message>
        <source>Re&amp;jected events on the timeline</source>
        <translation>Ab&amp;gelehnte Ereignisse auf der Zeitleiste</translation>
    </message>
    <message>
        <source>&amp;Events in a table</source>
        <translation>&amp;Ereignisse als Tabelle</translation>
    </message>
    <message>
        <source>&amp;Deadlines</source>
        <translation>&amp;Fristen</translation>
    </message>
    <message>
        <source>E&amp;xchanges</source>
        <translation>A&amp;ustausch</translation>
    </message>
    <message>
        <source>C&amp;onflicts</source>
        <translation>&amp;Widersprüche</translation>
    </message>
    <message>
        <source>&amp;Articles</source>
        <translation>&amp;Artikel</translation>
    </message>
    <message>
        <source>Ta&amp;ble of events</source>
        <translation>&amp;Tabelle der Ereignisse</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Einzelheiten</translation>
    </message>
    <message>
        <source>Full s&amp;creen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Negotiation Tracker</source>
        <translation>Ü&amp;ber Negotiation Tracker</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>E&amp;vent</source>
        <translation>&amp;Ereignis</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>&amp;Vorführen</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
</context>
<context>
    <name>drops</name>
    <message>
        <source>Import the selected text as an article</source>
        <translation>Den ausgewählten Text als Artikel importieren</translation>
    </message>
    <message>
        <source>{files} and {folders}</source>
        <translation>{files} und {folders}</translation>
    </message>
    <message>
        <source>Import {what}</source>
        <translation>{what} importieren</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>Picture (PNG)</source>
        <translation>Bild (PNG)</translation>
    </message>
    <message>
        <source>The timeline as it is seen, for any text.</source>
        <translation>Der Zeitstrahl, wie er zu sehen ist, für jeden Text.</translation>
    </message>
    <message>
        <source>Drawing to edit (SVG)</source>
        <translation>Zeichnung zum Bearbeiten (SVG)</translation>
    </message>
    <message>
        <source>Sharp at any size; can be changed in Inkscape or PowerPoint.</source>
        <translation>In jeder Größe scharf; lässt sich in Inkscape oder PowerPoint ändern.</translation>
    </message>
    <message>
        <source>Page to print (PDF)</source>
        <translation>Seite zum Drucken (PDF)</translation>
    </message>
    <message>
        <source>The timeline on one page.</source>
        <translation>Der Zeitstrahl auf einer Seite.</translation>
    </message>
    <message>
        <source>Page for the browser (HTML)</source>
        <translation>Seite für den Browser (HTML)</translation>
    </message>
    <message>
        <source>Timeline, filter, evidence and tour in one file; opens offline anywhere.</source>
        <translation>Zeitstrahl, Filter, Belege und Rundgang in einer Datei; geht überall ohne Netz auf.</translation>
    </message>
    <message>
        <source>Slides (PPTX)</source>
        <translation>Folien (PPTX)</translation>
    </message>
    <message>
        <source>A slide for each scene of the tour, with notes and sources.</source>
        <translation>Eine Folie für jede Szene des Rundgangs, mit Notizen und Quellen.</translation>
    </message>
    <message>
        <source>Handout (PDF)</source>
        <translation>Handzettel (PDF)</translation>
    </message>
    <message>
        <source>Two scenes a page, with the sentences and their sources.</source>
        <translation>Zwei Szenen je Seite, mit den Sätzen und ihren Quellen.</translation>
    </message>
    <message>
        <source>Table for Excel (CSV)</source>
        <translation>Tabelle für Excel (CSV)</translation>
    </message>
    <message>
        <source>A line for each event.</source>
        <translation>Eine Zeile für jedes Ereignis.</translation>
    </message>
    <message>
        <source>All data with evidence (JSON)</source>
        <translation>Alle Daten mit Belegen (JSON)</translation>
    </message>
    <message>
        <source>For programs: every field, every sentence, who says what.</source>
        <translation>Für Programme: jedes Feld, jeder Satz, wer was sagt.</translation>
    </message>
    <message>
        <source>Calendar (ICS)</source>
        <translation>Kalender (ICS)</translation>
    </message>
    <message>
        <source>Dated events for a calendar, with reminders of deadlines.</source>
        <translation>Ereignisse mit Datum für den Kalender, mit Erinnerung an Fristen.</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Exporting …</source>
        <translation>Wird exportiert …</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
</context>
<context>
    <name>lanes</name>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>Beteiligte</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Negotiation</source>
        <translation>Verhandlung</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Usual order</source>
        <translation>Übliche Reihenfolge</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Namen</translation>
    </message>
    <message>
        <source>Most events first</source>
        <translation>Die meisten Ereignisse zuerst</translation>
    </message>
    <message>
        <source>By first event</source>
        <translation>Nach dem ersten Ereignis</translation>
    </message>
    <message>
        <source>Lanes by</source>
        <translation>Spuren nach</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>As dragged</source>
        <translation>Wie gezogen</translation>
    </message>
    <message>
        <source>&amp;Fold all</source>
        <translation>Alle &amp;einklappen</translation>
    </message>
    <message>
        <source>&amp;Unfold all</source>
        <translation>Alle &amp;ausklappen</translation>
    </message>
    <message>
        <source>Lanes by: {by}</source>
        <translation>Spuren nach: {by}</translation>
    </message>
</context>
<context>
    <name>opening</name>
    <message>
        <source>“{name}” is of an earlier version and is brought up to date …</source>
        <translation>„{name}“ stammt von einer früheren Fassung und wird umgestellt …</translation>
    </message>
    <message>
        <source>Opening “{name}” …</source>
        <translation>„{name}“ wird geöffnet …</translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>The text gives this date</source>
        <translation>Der Text nennt dieses Datum</translation>
    </message>
    <message>
        <source>The text says when it falls due</source>
        <translation>Der Text sagt, wann die Frist abläuft</translation>
    </message>
    <message>
        <source>The text says to when it was moved</source>
        <translation>Der Text sagt, auf wann es verschoben wurde</translation>
    </message>
    <message>
        <source>The date stands in the sentence beside it</source>
        <translation>Das Datum steht im Satz daneben</translation>
    </message>
    <message>
        <source>It was agreed at the meeting told of before</source>
        <translation>Es wurde bei dem zuvor genannten Treffen vereinbart</translation>
    </message>
    <message>
        <source>It was agreed on the day of the article</source>
        <translation>Es wurde am Tag des Artikels vereinbart</translation>
    </message>
    <message>
        <source>No date is told; it is news of the day of the article</source>
        <translation>Kein Datum ist genannt; es ist eine Meldung vom Tag des Artikels</translation>
    </message>
    <message>
        <source>Counted from what the text told before</source>
        <translation>Gezählt ab dem, wovon der Text zuvor spricht</translation>
    </message>
    <message>
        <source>Counted from the day of the article</source>
        <translation>Gezählt vom Tag des Artikels an</translation>
    </message>
    <message>
        <source>Since then, until the day of the article</source>
        <translation>Seitdem, bis zum Tag des Artikels</translation>
    </message>
    <message>
        <source>Its day {number} is the day of the article</source>
        <translation>Sein {number}. Tag ist der Tag des Artikels</translation>
    </message>
    <message>
        <source>From its beginning to its end</source>
        <translation>Vom Beginn bis zum Ende</translation>
    </message>
    <message>
        <source>{number} days from its beginning</source>
        <translation>{number} Tage ab dem Beginn</translation>
    </message>
    <message>
        <source>Its day had passed when the article appeared</source>
        <translation>Der Tag war vorbei, als der Artikel erschien</translation>
    </message>
    <message>
        <source>Its day was still to come when the article appeared</source>
        <translation>Der Tag stand noch bevor, als der Artikel erschien</translation>
    </message>
    <message>
        <source>Its day is the day of the article</source>
        <translation>Es ist der Tag des Artikels</translation>
    </message>
    <message>
        <source>It is told without a date</source>
        <translation>Es wird ohne Datum berichtet</translation>
    </message>
    <message>
        <source>The text says so</source>
        <translation>Der Text sagt es</translation>
    </message>
    <message>
        <source>The text counts the rounds</source>
        <translation>Der Text zählt die Runden</translation>
    </message>
    <message>
        <source>The text gives this number</source>
        <translation>Der Text nennt diese Zahl</translation>
    </message>
    <message>
        <source>The text names the place</source>
        <translation>Der Text nennt den Ort</translation>
    </message>
    <message>
        <source>{party} takes part</source>
        <translation>{party} nimmt teil</translation>
    </message>
    <message>
        <source>{party} mediates or hosts</source>
        <translation>{party} vermittelt oder ist Gastgeber</translation>
    </message>
    <message>
        <source>{party} sets it</source>
        <translation>{party} setzt sie</translation>
    </message>
    <message>
        <source>According to {party}</source>
        <translation>Nach Angaben von {party}</translation>
    </message>
    <message>
        <source>According to others, whom the text names</source>
        <translation>Nach Angaben anderer, die der Text nennt</translation>
    </message>
    <message>
        <source>It follows from what the text tells of it</source>
        <translation>Es folgt aus dem, was der Text davon berichtet</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>„{words}“</translation>
    </message>
</context>
<context>
    <name>summary</name>
    <message>
        <source>Nothing to import was found.</source>
        <translation>Nichts zum Importieren gefunden.</translation>
    </message>
    <message>
        <source>read; its day of publication is missing</source>
        <translation>gelesen; der Erscheinungstag fehlt</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>read as a new version of an article</source>
        <translation>als neue Fassung eines Artikels gelesen</translation>
    </message>
    <message>
        <source>was already here</source>
        <translation>war schon da</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>not read: import stopped</source>
        <translation>nicht gelesen: Import angehalten</translation>
    </message>
</context>
<context>
    <name>values</name>
    <message>
        <source>the event itself</source>
        <translation>dem Ereignis selbst</translation>
    </message>
    <message>
        <source>its announcement</source>
        <translation>der Ankündigung</translation>
    </message>
    <message>
        <source>the article</source>
        <translation>dem Artikel</translation>
    </message>
    <message>
        <source>Ukraine 157, Russia 157</source>
        <translation>Ukraine 157, Russland 157</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>change of the day of an article</source>
        <translation>Änderung eines Erscheinungstags</translation>
    </message>
    <message>
        <source>change of an event</source>
        <translation>Änderung eines Ereignisses</translation>
    </message>
    <message>
        <source>new event</source>
        <translation>neues Ereignis</translation>
    </message>
    <message>
        <source>merging of the dossier {name}</source>
        <translation>Aufnehmen des Dossiers {name}</translation>
    </message>
    <message>
        <source>leaving a conflict open</source>
        <translation>Offenlassen eines Widerspruchs</translation>
    </message>
    <message>
        <source>asking about a conflict again</source>
        <translation>erneutes Fragen nach einem Widerspruch</translation>
    </message>
    <message>
        <source>splitting of an event</source>
        <translation>Aufteilung eines Ereignisses</translation>
    </message>
    <message>
        <source>new scene</source>
        <translation>neue Szene</translation>
    </message>
    <message>
        <source>change of a scene</source>
        <translation>Änderung einer Szene</translation>
    </message>
    <message>
        <source>new order of the scenes</source>
        <translation>neue Reihenfolge der Szenen</translation>
    </message>
    <message>
        <source>removal of scenes</source>
        <translation>Entfernen von Szenen</translation>
    </message>
    <message>
        <source>last step</source>
        <translation>letzter Schritt</translation>
    </message>
</context>
</TS>
