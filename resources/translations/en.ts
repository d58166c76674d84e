<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ArticlesModel</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) print this text; they count as one source.</source>
        <translation>
            <numerusform>%n article prints this text; it counts as one source.</numerusform>
            <numerusform>%n articles print this text; they count as one source.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticlesPanel</name>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictsView</name>
    <message numerus="yes">
        <source>%n independent source(s)</source>
        <translation>
            <numerusform>%n independent source</numerusform>
            <numerusform>%n independent sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>printed by %n article(s)</source>
        <translation>
            <numerusform>printed by %n article</numerusform>
            <numerusform>printed by %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s)</source>
        <translation>
            <numerusform>%n folder</numerusform>
            <numerusform>%n folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of a kind that can&apos;t be read</source>
        <translation>
            <numerusform>%n file of a kind that can&apos;t be read</numerusform>
            <numerusform>%n files of a kind that can&apos;t be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) read</source>
        <translation>
            <numerusform>%n article read</numerusform>
            <numerusform>%n articles read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) found</source>
        <translation>
            <numerusform>%n event found</numerusform>
            <numerusform>%n events found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was/were already here</source>
        <translation>
            <numerusform>%n was already here</numerusform>
            <numerusform>%n were already here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) a day of publication</source>
        <translation>
            <numerusform>%n needs a day of publication</numerusform>
            <numerusform>%n need a day of publication</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read</source>
        <translation>
            <numerusform>%n could not be read</numerusform>
            <numerusform>%n could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not read because you stopped</source>
        <translation>
            <numerusform>%n not read because you stopped</numerusform>
            <numerusform>%n not read because you stopped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new article(s)</source>
        <translation>
            <numerusform>%n new article</numerusform>
            <numerusform>%n new articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was/were here already</source>
        <translation>
            <numerusform>%n was here already</numerusform>
            <numerusform>%n were here already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %n decision(s) you differ: yours stand(s)</source>
        <translation>
            <numerusform>on %n decision you differ: yours stands</numerusform>
            <numerusform>on %n decisions you differ: yours stand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>import of %n article(s)</source>
        <translation>
            <numerusform>import of %n article</numerusform>
            <numerusform>import of %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>removal of %n article(s)</source>
        <translation>
            <numerusform>removal of %n article</numerusform>
            <numerusform>removal of %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>review of %n event(s)</source>
        <translation>
            <numerusform>review of %n event</numerusform>
            <numerusform>review of %n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>deletion of %n event(s)</source>
        <translation>
            <numerusform>deletion of %n event</numerusform>
            <numerusform>deletion of %n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>restoring of %n event(s)</source>
        <translation>
            <numerusform>restoring of %n event</numerusform>
            <numerusform>restoring of %n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>merging of %n event(s)</source>
        <translation>
            <numerusform>merging of %n event</numerusform>
            <numerusform>merging of %n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tags of %n event(s)</source>
        <translation>
            <numerusform>tags of %n event</numerusform>
            <numerusform>tags of %n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>negotiation of %n event(s)</source>
        <translation>
            <numerusform>negotiation of %n event</numerusform>
            <numerusform>negotiation of %n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message numerus="yes">
        <source>%n events selected</source>
        <translation>
            <numerusform>%n event selected</numerusform>
            <numerusform>%n events selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) found</source>
        <translation>
            <numerusform>%n event found</numerusform>
            <numerusform>%n events found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of these articles print this text; they count as one source.</source>
        <translation>
            <numerusform>%n of these articles prints this text; it counts as one source.</numerusform>
            <numerusform>%n of these articles print this text; they count as one source.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EventCard</name>
    <message numerus="yes">
        <source>told by %n article(s)</source>
        <translation>
            <numerusform>told by %n article</numerusform>
            <numerusform>told by %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{articles}, %n text(s)</source>
        <translation>
            <numerusform>{articles}, %n text</numerusform>
            <numerusform>{articles}, %n texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} (%n text(s))</source>
        <translation>
            <numerusform>{names} (%n text)</numerusform>
            <numerusform>{names} (%n texts)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message numerus="yes">
        <source>%n differ(s)</source>
        <translation>
            <numerusform>%n differs</numerusform>
            <numerusform>%n differ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message numerus="yes">
        <source>%n day(s) ahead</source>
        <translation>
            <numerusform>%n day ahead</numerusform>
            <numerusform>%n days ahead</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Quiz</name>
    <message numerus="yes">
        <source>%n guess(es)</source>
        <translation>
            <numerusform>%n guess</numerusform>
            <numerusform>%n guesses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) off</source>
        <translation>
            <numerusform>%n day off</numerusform>
            <numerusform>%n days off</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reminders</name>
    <message numerus="yes">
        <source>; and %n more</source>
        <translation>
            <numerusform>; and %n more</numerusform>
            <numerusform>; and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScenesPanel</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
</TS>
