"""Notices of a comparison in Swedish: the sentences that plattan writes, by the names that notices.py gives them, and what fills them."""

SENTENCES = {
    "unlike_time": "{run} simulerar {minutes} minuter från kl. {time}, {other_run} {other_minutes} minuter från kl. {other_time}: siffrorna är inte av samma tid.",
    "unlike_run": "{run} och {other_run} skiljer sig i {what}{values}.", "unlike_scenarios": "{run} och {other_run} skiljer sig i {what}{values}.",
    "set_by_hand": "Körningarna skiljer sig i --set{values}.",
    "idle": "{scenario}: ”{name}” verkar inte någon av dagarna i körningen ({days}){night}; se efter i from, until och weekdays.",
    "missing": "{count} av {all} körningar saknas eller misslyckades.",
    "no_partner": "{run} (frö {seed}, replikation {replication}) saknar motsvarighet och är inte med.", "more_without_partner": "Ytterligare {count} saknar motsvarighet.",
    "interrupted": "I {folder} finns avbrutna körningar (*.part): {count}; de är inte med.", "not_compared": "{scenario} saknar {names}: jämförs inte.",
    "copies": "Alla siffror är lika: det kan vara kopior av en körning.", "rows_of_design": "Studien varierar {factors} i {rows} rader av sin plan; här jämförs den första av dem.",
    "year_alone": "{scenario}: kostnaderna kallas {year} års priser, men cost.index är inte angivet: beloppen är 2018 års.",
    "index_alone": "{scenario}: priserna multipliceras med {index}, men cost.year är inte angivet: de kallas 2018 års priser.",
    "draws_failed": "Över det antagna: {kept} av {drawn} dragningar av parametrar behåller mönstren i det första scenariot; {failed}",
    "draws_kept": "Över det antagna: {kept} av {drawn} dragningar av parametrar behåller mönstren i det första scenariot.",
    "chance_alone": "Intervallen är endast slumpens; det antagna flyttar vissa effekter mycket längre (jämför scenarier med --parameter-draws).",
    "mean_of_days": "En replikation räknas med det vägda medelvärdet av {days} dagar i perioden; vad andra datum skulle ha gett säger intervallen inte.",
}
PARTS = {
    "the date": "datumet", "date": "datumet", "the number of days": "antalet dagar", "the site": "platsen", "the site (by its text)": "platsen (dess text)", "the demand": "efterfrågan",
    "the demand (by its text)": "efterfrågan (dess text)", "the weather": "vädret", "the days simulated before (spin_up)": "dagarna som simulerades före (spin_up)", "the program": "programmet",
    "nothing": "ingenting", "rain": "regn", "dry": "torrt", "the usual one": "det vanliga", "night": ", utom en natt som börjar dagen före",
}
