namespace RagLlama.Answering.Facts.Words;

/// <summary>What carries meaning without being a content word in Portuguese: see <see cref="WordTable"/> for the symbols.</summary>
internal static class PortugueseWords
{
    public const string Text =
        """
        not: nao; nunca; jamais
        no: nenhum; nenhuma; sem; nem; ninguem; nada
        must: deve; devem; devera; deverao; e preciso; tem de; tem que; obrigatorio; obrigatoria; obrigatorios; obrigatorias; necessario; necessaria; exigido; exige; exigida; precisa; precisam; tem de ser; tem de estar; obriga; obrigado; obrigada; e necessario; obrigacao
        neednot: nao e preciso; nao e necessario; nao e obrigatorio; nao e obrigatoria; nao precisa; nao precisam; nao tem de; nao necessario; nao obrigatorio; dispensado; dispensada; nao e exigido
        may: pode; podem; podera; poderao; permitido; permitida; permitidos; permitidas; autorizado; autorizada; possivel; tem direito; direito a; podemos
        mustnot: nao pode; nao podem; nao deve; nao devem; proibido; proibida; proibidos; proibidas; nao e permitido; nao sao permitidos; nao e permitida; vedado; impossivel; nao permitido; nao permitidos; nao e possivel; nao e autorizado; interdito; nao se deve
        <: ate; ate ao; ate a; ate as; no maximo; maximo; maxima; maximo de; um maximo de; menos de; inferior a; inferiores a; abaixo de; antes de; antes das; antes do; antes da; dentro de; nas primeiras; nos primeiros; limite; limite de; limitado a; nao mais de; nao superior a; ate ao limite de; no prazo de; ao fim de no maximo; nao exceder; nao pode exceder; menor que
        >: pelo menos; minimo; minima; minimo de; no minimo; um minimo de; mais de; superior a; acima de; apos; depois de; depois das; depois do; desde; desde as; a partir de; a partir do; a partir das; excede; maior que; nao menos de; nao antes de; para la de; com mais de; exceder; ultrapassar
        <<: no maximo; ou menos; o mais tardar; maximo; o maximo; e menos
        >>: no minimo; ou mais; pelo menos; em diante; minimo; e mais
        before: antes; de antecedencia; antecedencia; previamente; antecipadamente; anterior; previo; antes de; antes das; antes do; antes da
        after: depois; apos; seguinte; seguintes; posteriormente; posterior; ao fim; a seguir; depois de; depois das; depois do; depois da
        all: todos; todas; todo; toda; cada; sempre; inteiro; inteira; tudo; ambos; ambas; qualquer
        some: alguns; algumas; certos; certas; varios; varias; as vezes; parcialmente; em parte; algum; alguma
        only: apenas; so; somente; exclusivamente; unicamente
        also: tambem; alem disso; igualmente; ainda
        u:day: dia; dias
        u:week: semana; semanas
        u:month: mes; meses
        u:quarter: trimestre; trimestres
        u:year: ano; anos
        u:hour: hora; horas
        u:minute: minuto; minutos; min
        u:second: segundos
        u:time: vez; vezes
        u:night: noite; noites
        per:day: por dia; ao dia; diario; diaria; diariamente; cada dia; todos os dias; por dia trabalhado
        per:week: por semana; a semana; semanal; semanalmente; cada semana; todas as semanas
        per:month: por mes; ao mes; mensal; mensais; mensalmente; cada mes; de cada mes; todos os meses; mes a mes
        per:quarter: por trimestre; trimestral; cada trimestre; ao trimestre
        per:year: por ano; ao ano; anual; anuais; anualmente; cada ano; todos os anos; por ano letivo
        per:hour: por hora; a hora; cada hora; km/h
        per:minute: por minuto; cada minuto; ao minuto
        per:night: por noite; cada noite; a noite
        per:person: por pessoa; cada pessoa; per capita; por cabeca
        per:km: por quilometro; ao quilometro; por km; cada quilometro
        kind:working: dia util; dias uteis; dias de trabalho
        kind:calendar: dias corridos; dia corrido; dias de calendario; dias seguidos; dias naturais
        rise:+: aumenta; aumentam; aumento; aumentado; sobe; cresce; acrescimo
        rise:-: diminui; diminuem; reducao; reduzido; baixa; desce; desconto
        begin:+: comeca; comecam; inicio; inicia; iniciam
        begin:-: termina; terminam; fim; acaba; acabam; expira; cessa
        open:+: aberto; aberta; abre; abrem; abertos; abertura
        open:-: fechado; fechada; fecha; fecham; encerrado; encerrada; encerra; encerramento; encerram
        with:+: incluido; incluida; inclui; incluindo; incluem; abrange
        with:-: excluido; excluida; exceto; exclui; excluindo; salvo
        pay:+: pago; paga; pagos; pagas; remunerado; reembolsado; reembolsada
        pay:-: nao pago; nao remunerado; nao reembolsado; nao paga
        free:+: gratuito; gratuita; gratis; gratuitamente; oferecido
        free:-: cobrado; pago pelo
        net:+: liquido; sem iva
        net:-: bruto; com iva; iva incluido
        in:+: interior; interno; interna; dentro; internos
        in:-: exterior; externo; externa; fora; externas; externos
        side:+: esquerda; esquerdo
        side:-: direita
        level:+: superior; cima
        level:-: inferior; baixo
        early:+: manha; cedo
        early:-: tarde; noite
        big:+: maior; mais alto; mais alta; mais longo
        big:-: menor; mais baixo; mais baixa; mais curto
        term:+: sem termo; tempo inteiro; permanente; efetivo
        term:-: a termo; tempo parcial; temporario
        on:+: ligar; ligado; ligada; ativar; ativado
        on:-: desligar; desligado; desligada; desativar; desativado
        good:+: aceite; aprovado; aprovada; valido; valida
        good:-: recusado; recusada; rejeitado; invalido; suspenso
        am: da manha; de manha
        pm: da tarde; da noite
        t:12:00: meio-dia; meio dia
        t:0:00: meia-noite; meia noite
        half: metade; meio; meia
        m:1: janeiro
        m:2: fevereiro
        m:3: marco
        m:4: abril
        m:5: maio
        m:6: junho
        m:7: julho
        m:8: agosto
        m:9: setembro
        m:10: outubro
        m:11: novembro
        m:12: dezembro
        ma:1: jan
        ma:2: fev
        ma:3: mar
        ma:4: abr
        ma:6: jun
        ma:7: jul
        ma:8: ago
        ma:9: set
        ma:10: out
        ma:11: nov
        ma:12: dez
        w:1: segunda-feira; segundas-feiras; segunda feira
        w:2: terca-feira; tercas-feiras; terca; terca feira
        w:3: quarta-feira; quartas-feiras; quarta feira
        w:4: quinta-feira; quintas-feiras; quinta feira
        w:5: sexta-feira; sextas-feiras; sexta feira
        w:6: sabado; sabados
        w:7: domingo; domingos
        o:1: primeiro; primeira; primeiros; primeiras
        o:2: segundo; segunda
        o:3: terceiro; terceira
        o:4: quarto; quarta
        o:5: quinto; quinta
        o:6: sexto; sexta
        o:7: setimo; setima
        o:8: oitavo; oitava
        o:9: nono; nona
        o:10: decimo; decima
        n:1 time: uma vez
        n:2: dobro; duplo; dupla
        n:1.5: um e meio; uma e meia
        n:2.5: dois e meio; duas e meia; duas horas e meia
        n:4.5: quatro horas e meia
        one: um; uma
        but: mas; porem; contudo; enquanto; caso contrario; salvo se
        range: a; ao; e; ou; as; ate; ate ao; ate as
        of: de; do; da; dos; das; o; os
        o:99: ultimo; ultima; ultimos; ultimas
        between: entre
        duty:+: obrigatorio; obrigatoria; obrigatorios; obrigatorias
        duty:-: facultativo; facultativa; facultativos; facultativas; opcional; voluntario; voluntaria
        """;
}
