# Le parole del sito che sono diverse da quelle del tema. Una riga per ogni parola da cambiare: «chiave = testo».
# Le chiavi sono in themes/italia/strings/it.ftl nel repository di prassi; una chiave sbagliata la segnala «prassi check».

demo-title = Catalogo in preparazione.
demo-text = Le schede di esempio servono a provare il sito: non raccontano fatti veri.
