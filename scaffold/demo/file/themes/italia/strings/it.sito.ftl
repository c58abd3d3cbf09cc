### Le parole di questo catalogo, al posto di quelle del tema.

demo-title = Dimostrazione.
demo-text = La proposta 5.2 è vera, la storia delle sue modifiche è immaginata: lo spiega la pagina «Che cosa c'è di vero».
