namespace RagLlama.Answering.Facts.Words;

/// <summary>What carries meaning without being a content word in French: see <see cref="WordTable"/> for the symbols.</summary>
internal static class FrenchWords
{
    public const string Text =
        """
        not: pas; jamais; non; personne ne; n'est plus; ne sont plus; ne peut plus
        no: aucun; aucune; sans; ni; rien; nul; nulle
        must: doit; doivent; devez; devra; devront; il faut; faut; obligatoire; obligatoires; obligatoirement; necessaire; necessaires; requis; requise; exige; exigee; tenu de; tenus de; est a; obligation; impose; imposee; suppose; devrait
        neednot: pas obligatoire; pas obligatoires; pas necessaire; pas requis; pas requise; pas besoin; dispense; dispenses; pas tenu; pas oblige; libre de ne pas
        may: peut; peuvent; pouvez; pourra; pourront; autorise; autorisee; autorises; autorisees; permis; permise; possible; possibles; admis; admise; admises; permet; droit de; pouvoir
        mustnot: ne peut pas; ne peuvent pas; ne doit pas; ne doivent pas; ne pouvez pas; ne peut; ne peuvent; interdit; interdite; interdits; interdites; pas autorise; pas autorisee; pas permis; pas possible; impossible; prohibe; defense de; pas admis; pas admise; ne doit jamais; ne doivent jamais
        <: jusqu'a; jusqu'au; jusqu'aux; au plus; au maximum; maximum; maximal; maximale; moins de; inferieur a; inferieure a; avant; avant le; avant la; sous; dans les; dans la limite de; limite a; limitee a; limites a; plafond; au plus tard le; au plus tard; d'ici; d'ici le; ne depasse pas; ne peut depasser; ne doit pas depasser; a hauteur de; dans un delai de; pas plus de; a concurrence de; au-dessous de; pas au-dela de; ne peut pas depasser; au plus tard a
        >: au moins; minimum; minimale; minimal; plus de; superieur a; superieure a; depasse; au-dela; au-dela de; apres; apres le; a partir de; a partir du; depuis; depuis le; a compter du; a compter de; pas moins de; pas avant; au-dessus de; au plus tot; au minimum; excede; depasser
        <<: au plus; au maximum; maximum; ou moins; au plus tard; et moins
        >>: au moins; au minimum; ou plus; et plus; au plus tot; minimum; et au-dela
        before: avant; a l'avance; au prealable; prealablement; prealable; avant que; avant le; avant la; avant de
        after: apres; ensuite; suivant; suivante; a l'issue; posterieur; suivent; apres le; apres la
        all: tout; tous; toute; toutes; chaque; chacun; chacune; toujours; ensemble; integralement; integralite; les deux
        some: certains; certaines; quelques; plusieurs; parfois; partiellement; en partie; certain; certaine
        only: seulement; uniquement; exclusivement; seul; seule; seuls; seules; ne que; que si; n'est autorise que; ne servent que
        also: aussi; egalement; en outre; de plus; en plus
        u:day: jour; jours; journee; journees
        u:week: semaine; semaines
        u:month: mois
        u:quarter: trimestre; trimestres
        u:year: an; ans; annee; annees
        u:hour: heure; heures
        u:minute: minute; minutes; min
        u:second: secondes
        u:time: fois
        u:night: nuit; nuits
        per:day: par jour; chaque jour; quotidien; quotidienne; tous les jours; journalier; journaliere; par journee; jour teletravaille; quotidiennement
        per:week: par semaine; chaque semaine; hebdomadaire; toutes les semaines; semaine
        per:month: par mois; chaque mois; mensuel; mensuelle; tous les mois; mensuellement; du mois
        per:quarter: par trimestre; chaque trimestre; trimestriel; trimestrielle
        per:year: par an; chaque annee; annuel; annuelle; tous les ans; annuellement; par annee; l'an
        per:hour: par heure; de l'heure; horaire; l'heure; chaque heure
        per:minute: par minute; chaque minute
        per:night: par nuit; la nuit; chaque nuit; nuitee
        per:person: par personne; par tete; chaque personne; par convive; par salarie
        per:km: par kilometre; du kilometre; par km; le kilometre
        kind:working: jour ouvre; jours ouvres; jour ouvrable; jours ouvrables; jours de travail
        kind:calendar: jour calendaire; jours calendaires; jours calendaires
        rise:+: augmente; augmentent; hausse; augmentation; augmentee; releve; relevee
        rise:-: baisse; diminue; diminuent; diminution; reduit; reduite; abaisse; reduction
        begin:+: commence; commencent; debute; debutent; debut; demarre
        begin:-: finit; termine; terminent; fin; s'acheve; cesse; se termine; prend fin
        open:+: ouvert; ouverte; ouvre; ouverts; ouvertes; ouverture
        open:-: ferme; fermee; fermes; fermees; fermeture; ferment
        with:+: inclus; incluse; comprend; compris; comprise; comprises; incluant; couvre; y compris
        with:-: exclus; exclue; hors; sauf; excepte; exclut; non compris; non compris
        pay:+: paye; payee; payes; payees; rembourse; remboursee; rembourses; remboursees; remunere
        pay:-: non paye; non remunere; non rembourse; impaye
        free:+: gratuit; gratuite; gratuitement; gratuits
        free:-: payant; payante; payants; facture
        net:+: hors taxes; ht; net; hors taxe
        net:-: toutes taxes comprises; ttc; brut
        in:+: interieur; interne; dedans
        in:-: exterieur; externe; dehors; etranger
        side:+: gauche
        side:-: droite
        level:+: superieur; haut; etage superieur
        level:-: inferieur; bas; sous-sol; rez-de-chaussee
        early:+: tot; matin; matinee
        early:-: tard; soir; soiree; apres-midi
        big:+: plus grand; plus grande; plus eleve; plus elevee; plus long; plus haut
        big:-: plus petit; plus petite; moins eleve; moins elevee; plus court; plus bas; moindre
        term:+: cdi; indetermine; temps plein; permanent
        term:-: cdd; determine; temps partiel; temporaire
        on:+: allumer; allume; active; activer
        on:-: eteindre; eteint; desactive; desactiver; coupe
        good:+: accepte; acceptee; approuve; valide; validee; accord
        good:-: refuse; refusee; rejete; rejetee; invalide; refus; rejet
        am: du matin; le matin
        pm: de l'apres-midi; du soir; l'apres-midi; le soir
        t:12:00: midi
        t:0:00: minuit
        half: demi; demie; moitie
        m:1: janvier
        m:2: fevrier
        m:3: mars
        m:4: avril
        m:5: mai
        m:6: juin
        m:7: juillet
        m:8: aout
        m:9: septembre
        m:10: octobre
        m:11: novembre
        m:12: decembre
        ma:1: janv
        ma:2: fevr; fev
        ma:4: avr
        ma:7: juil
        ma:9: sept
        ma:10: oct
        ma:11: nov
        ma:12: dec
        w:1: lundi; lundis
        w:2: mardi; mardis
        w:3: mercredi; mercredis
        w:4: jeudi; jeudis
        w:5: vendredi; vendredis
        w:6: samedi; samedis
        w:7: dimanche; dimanches
        o:1: premier; premiere; premiers; premieres
        o:2: deuxieme; seconde
        o:3: troisieme
        o:4: quatrieme
        o:5: cinquieme
        o:6: sixieme
        o:7: septieme
        o:8: huitieme
        o:9: neuvieme
        o:10: dixieme
        n:1 time: une fois; une seule fois
        n:2: double; doubles
        n:0.5: demi-journee
        n:1.5: un et demi; une et demie
        n:2.5: deux et demi; deux et demie; deux heures et demie
        n:4.5: quatre heures et demie; quatre et demie
        n:3.5: trois heures et demie; trois et demie
        one: un; une
        but: mais; cependant; toutefois; tandis que; alors que; sinon; sauf si
        range: a; au; et; ou; aux; jusqu'au; jusqu'a
        of: de; du; des; le; la; les; l
        o:99: dernier; derniere; derniers; dernieres
        between: entre
        duty:+: obligatoire; obligatoires; obligatoirement
        duty:-: facultatif; facultative; facultatifs; facultatives; optionnel; optionnelle; volontaire
        """;
}
