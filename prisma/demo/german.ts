/** The demo's texts in German, each under the words that it translates. */
export const DEMO_IN_GERMAN: Record<string, string> = {
  "How good are these explanations?": "Wie gut sind diese Erklärungen?",
  "What is this?": "Worum geht es?",
  "A study of explanations that computer models write for everyday questions. We want to know how people judge such explanations. This is a demonstration: its questions and explanations are illustrative, and no one is paid for taking part.":
    "Um eine Studie zu Erklärungen, die Computermodelle zu Alltagsfragen schreiben. Wir möchten wissen, wie Menschen solche Erklärungen beurteilen. Dies ist eine Vorführung: Fragen und Erklärungen sind Beispiele, und niemand wird für die Teilnahme bezahlt.",
  "What do you do?": "Was tun Sie?",
  "You answer five short questions about yourself, practise once, and then read 12 explanations and rate each on five statements. At the end you can leave a comment.":
    "Sie beantworten fünf kurze Fragen zu Ihrer Person, üben einmal, lesen dann 12 Erklärungen und bewerten jede anhand von fünf Aussagen. Die Fragen und Erklärungen selbst sind auf Englisch. Am Ende können Sie etwas anmerken.",
  "How long does it take, and what do you get?": "Wie lange dauert es, und was erhalten Sie?",
  "About 12 minutes. At the end you see a completion code. In a real study this paragraph says what you are paid for it.":
    "Etwa 12 Minuten. Am Ende sehen Sie einen Abschlusscode. In einer echten Studie steht hier, was Sie dafür bekommen.",
  "What is stored, where, and for how long?": "Was wird gespeichert, wo und wie lange?",
  "Your ratings, how long each took, your answers about yourself, and your comment. If a recruiter sent you, their number for you is stored apart from your answers, so that you can be paid and can come back to where you stopped. Neither your name nor your address on the internet is stored with your answers.":
    "Ihre Bewertungen und wie lange jede gedauert hat, Ihre Angaben zur Person und Ihre Anmerkung. Hat eine Vermittlung Sie geschickt, so wird deren Nummer für Sie getrennt von Ihren Antworten gespeichert, damit Sie bezahlt werden und dort weitermachen können, wo Sie aufgehört haben. Weder Ihr Name noch Ihre Adresse im Internet wird mit Ihren Antworten gespeichert.",
  "Everything stays on the server that runs this demonstration, until whoever runs it deletes it.":
    "Alles bleibt auf dem Server, auf dem diese Vorführung läuft, bis es dort gelöscht wird.",
  "How do you stop?": "Wie hören Sie auf?",
  "You may stop at any time, without giving a reason. At the foot of every page a link lets you stop, or have all your answers erased. If you only close the page, what you have answered stays stored; to go on later, open the same link again.":
    "Sie können jederzeit ohne Angabe von Gründen aufhören. Am Fuß jeder Seite steht ein Link, über den Sie die Teilnahme beenden oder alle Ihre Antworten löschen lassen können. Wenn Sie nur die Seite schließen, bleibt gespeichert, was Sie bis dahin geantwortet haben; um später weiterzumachen, öffnen Sie denselben Link noch einmal.",
  "I am at least 18 years old.": "Ich bin mindestens 18 Jahre alt.",
  "I have read what this study is about and what is stored, and I take part of my own free will.":
    "Ich habe gelesen, worum es in dieser Studie geht und was gespeichert wird, und nehme freiwillig teil.",
  "The explanation is plausible.": "Die Erklärung ist plausibel.",
  "The explanation is easy to understand.": "Die Erklärung ist leicht zu verstehen.",
  "The explanation contains everything needed to see why this answer was chosen.":
    "Die Erklärung enthält alles, was man braucht, um zu sehen, warum diese Antwort gewählt wurde.",
  "I am satisfied with the explanation.": "Ich bin mit der Erklärung zufrieden.",
  "The explanation makes clear why this answer was chosen rather than the others.":
    "Die Erklärung macht deutlich, warum diese Antwort gewählt wurde und nicht eine der anderen.",
  "strongly disagree": "stimme gar nicht zu",
  disagree: "stimme eher nicht zu",
  "neither agree nor disagree": "teils, teils",
  agree: "stimme eher zu",
  "strongly agree": "stimme voll zu",
  "The explanations that you read came from several small language models that learned in different ways. We compare how people rate them, because a model that answers well does not always explain well. To keep the comparison fair, you were not told which model wrote which explanation.":
    "Die Erklärungen, die Sie gelesen haben, stammen von mehreren kleinen Sprachmodellen, die auf verschiedene Weise gelernt haben. Wir vergleichen, wie Menschen sie bewerten, denn ein Modell, das gut antwortet, erklärt nicht immer gut. Damit der Vergleich fair bleibt, haben wir Ihnen nicht gesagt, welches Modell welche Erklärung geschrieben hat.",
  "write to the person who runs this demonstration.":
    "schreiben Sie der Person, die diese Vorführung betreibt.",
};
