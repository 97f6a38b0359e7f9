namespace RagLlama.Text;

/// <summary>
/// Words that carry grammar rather than content, question words among them, folded as <see cref="TextFolding"/> folds. They are left out of
/// passages and questions, and tell languages apart.
/// </summary>
internal static class StopWords
{
    private static readonly Dictionary<string, HashSet<string>> Lists = new Dictionary<string, string>
    {
        ["en"] = "a an the this that these those there here of in on at by to for from with without into onto upon over under about above below after before between among through during against within " +
            "and or but nor so if then than as because while when where why how what which who whom whose is are was were be been being am do does did done doing has have had having " +
            "can could may might must shall should will would not no yes it its itself he him his himself she her hers herself they them their theirs themselves we us our ours ourselves i me my mine myself you your yours yourself " +
            "all any both each few more most some such only own same too very just also other another either neither every much many off out up down again further once s t don doesn didn isn wasn aren weren won ll re ve",
        ["de"] = "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner dieser diese dieses diesen diesem jener jene jenes welcher welche welches welchen welchem " +
            "und oder aber denn sondern doch wenn weil dass ob als wie wo wann warum wieso weshalb womit wofur woher wohin wodurch worauf woran woraus worin wozu wer wen wem wessen was " +
            "in im an am auf aus bei beim bis durch fur gegen hinter mit nach neben ohne seit trotz uber um unter von vom vor wahrend wegen zu zum zur zwischen " +
            "ich du er sie es wir ihr mich mir dich dir ihn ihm uns euch ihnen mein meine meinen meinem meiner dein sein seine seinen seinem seiner seines ihre ihren ihrem ihrer ihres unser unsere euer sich man " +
            "bin bist ist sind seid war waren warst wurde wurden wird werden worden geworden gewesen hat haben habe hatte hatten hast kann konnen konnte konnten muss mussen musste darf durfen soll sollen sollte will wollen wollte mag mochte " +
            "nicht nur noch auch schon sehr so da dann hier dort nun etwas nichts alle alles allen aller jede jeder jedes jeden jedem viel viele vielen mehr einige anderen andere anderer ja nein ins damit dazu davon dabei dafur daran darauf darin wieder bereits sowie",
        ["fr"] = "le la les l un une des du de d au aux ce cet cette ces celui celle ceux celles mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs " +
            "je j tu il elle on nous vous ils elles me m te t se s lui eux moi toi soi y en qui que qu quoi dont ou quel quelle quels quelles lequel laquelle lesquels lesquelles auquel duquel comment combien pourquoi quand " +
            "et mais donc or ni car si comme lorsque puisque quoique parce a dans par pour sur sous avec sans entre vers chez depuis pendant avant apres contre selon jusque lors " +
            "est sont etait etaient etre ete etant suis es sommes etes fut furent sera seront serait soit ai as avons avez ont avait avaient avoir eu eut aura auront aurait fait faire font peut peuvent pouvait doit doivent " +
            "ne n pas plus moins tres bien aussi tout tous toute toutes meme memes autre autres certains certaines chaque plusieurs quelque quelques tel telle tels telles ainsi alors encore deja ici la c cela ceci ca est ils",
        ["it"] = "il lo la i gli le l un uno una di a da in con su per tra fra del dello della dei degli delle dell al allo alla ai agli alle all dal dallo dalla dai dagli dalle dall nel nello nella nei negli nelle nell sul sullo sulla sui sugli sulle sull col coi " +
            "e ed o od ma se perche anche come quando dove quale quali chi che cui cosa quanto quanta quanti quante non si ci vi ne mi ti lo li me te noi voi lui lei loro egli ella essi esse io tu suo sua suoi sue mio mia miei mie nostro nostra vostro " +
            "questo questa questi queste quello quella quelli quelle quel quei quegli quell c d s quest e sono era erano essere stato stata stati state fu furono sara saranno sarebbe sia ho hai ha abbiamo avete hanno aveva avevano avere avuto ebbe puo possono poteva deve devono fa fare viene vengono venne stata " +
            "piu meno molto molti molte tutto tutti tutta tutte ogni alcuni alcune altro altri altra altre stesso stessa stessi cosi solo ancora gia dopo prima durante secondo senza contro verso mentre poi quindi pero dunque qual qualcuno",
        ["pt"] = "o a os as um uma uns umas de do da dos das em no na nos nas num numa por pelo pela pelos pelas para com sem sob sobre entre ate ante apos desde contra ao aos a " +
            "e ou mas nem se porque pois que quem qual quais quando onde como quanto quanta quantos quantas cujo cuja cujos cujas eu tu ele ela nos vos eles elas voce voces me te se lhe lhes mim ti si meu minha meus minhas teu tua seu sua seus suas nosso nossa dele dela deles delas " +
            "este esta estes estas esse essa esses essas aquele aquela aqueles aquelas isto isso aquilo neste nesta nesse nessa deste desta desse dessa desses daquele " +
            "e sao era eram ser sido sendo foi foram sera serao seria fosse esta estao estava estavam estar estado tem tinha tinham ter teve tiveram tera ha havia haver pode podem podia poder deve devem fazer faz feito " +
            "nao sim mais menos muito muitos muita muitas todo todos toda todas cada outro outros outra outras mesmo mesma tambem ja ainda so apenas assim entao depois antes durante segundo alguns algumas algum alguma qualquer tal tais aqui ali la",
        ["es"] = "el la los las lo un una unos unas de del a al en por para con sin sobre entre hasta hacia desde contra segun durante mediante tras ante bajo " +
            "y e o u pero sino ni si porque pues que quien quienes cual cuales cuando donde adonde como cuanto cuanta cuantos cuantas cuyo cuya yo tu el ella ello nosotros vosotros ellos ellas usted ustedes me te se le les nos os mi mis tu tus su sus nuestro nuestra nuestros vuestro " +
            "este esta estos estas ese esa esos esas aquel aquella aquellos aquellas esto eso aquello " +
            "es son era eran ser sido siendo fue fueron sera seran seria sea fuera esta estan estaba estaban estar estado hay ha han habia habian haber hubo he tiene tienen tenia tener tuvo puede pueden podia poder debe deben hace hacer hizo " +
            "no mas menos muy mucho mucha muchos muchas todo todos toda todas cada otro otros otra otras mismo misma tambien ya aun aunque solo asi entonces despues antes algunos algunas algun alguna cualquier tal tales aqui alli",
        ["hi"] = "का के की को से में पर ने और या कि जो यह वह ये वे इस उस इन उन इसे उसे इसके उसके इसकी उसकी इसका उसका इनके उनके उनकी उनका अपने अपनी अपना " +
            "है हैं था थी थे हो होता होती होते हुआ हुई हुए होने होना रहा रही रहे गया गई गए जाता जाती जाते जाने जा कर करने करना करता करती करते किया किए की दिया दिए लिए लिया " +
            "क्या क्यों कब कहां कहाँ कैसे कौन कौनसा किस किसने किसे किसके किसकी किसका कितना कितनी कितने कौनसी किन जिस जिसे जिसके जिसकी जिसने जिन जब तब जहां जहाँ " +
            "नहीं न मत भी ही तो तक एक कुछ सब सभी साथ बाद पहले द्वारा लेकिन अगर यदि तथा एवं ऐसे ऐसा वाले वाली वाला मैं हम आप तुम मेरा मेरी मेरे हमारे आपके आपकी आपका सकता सकती सकते चाहिए",
    }.ToDictionary(pair => pair.Key, pair => pair.Value.Split(' ').Select(TextFolding.Fold).Where(word => word.Length > 0).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    private static readonly HashSet<string> None = [];

    /// <summary>Languages that have a list.</summary>
    public static IEnumerable<string> Languages => Lists.Keys;

    public static IReadOnlySet<string> For(string language) => Lists.GetValueOrDefault(language, None);
}
