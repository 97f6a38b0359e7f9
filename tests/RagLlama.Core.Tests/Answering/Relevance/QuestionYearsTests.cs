using RagLlama.Answering;
using RagLlama.Answering.Relevance;
using Xunit;

namespace RagLlama.Core.Tests.Answering.Relevance;

public sealed class QuestionYearsTests
{
    [Theory]
    [InlineData("How many employees were there in 2019?")]
    [InlineData("Wie viele Beschäftigte gab es 2019?")]
    [InlineData("ในปี 2019 มีพนักงานกี่คน")]
    public void A_year_that_the_passage_lacks_is_missing(string question) =>
        Assert.True(QuestionYears.AreMissing(QuestionProfile.Of(question), TestPassages.Of("Report", "In 2021 the company had 340 employees.")));

    [Theory]
    [InlineData("Report", "In 2019 the company had 340 employees.")]
    [InlineData("Report 2019", "The company had 340 employees.")]
    [InlineData("Report", "The company had 340 employees in the 2019/20 season.")]
    public void A_year_in_text_or_title_is_not(string title, string text) =>
        Assert.False(QuestionYears.AreMissing(QuestionProfile.Of("How many employees were there in 2019?"), TestPassages.Of(title, text)));

    [Fact]
    public void One_of_several_years_is_enough() =>
        Assert.False(QuestionYears.AreMissing(QuestionProfile.Of("How did sales change between 2018 and 2021?"), TestPassages.Of("Report", "Sales in 2021 were 4 million.")));

    [Theory]
    [InlineData("Who approves an order of 1500 euros?")]
    [InlineData("What is the pressure of the LP-1200?")]
    [InlineData("What happened before 12/2019?")]
    [InlineData("Who approves an order?")]
    public void Amounts_codes_and_dates_are_no_years(string question) =>
        Assert.False(QuestionYears.AreMissing(QuestionProfile.Of(question), TestPassages.Of("Rules", "Orders are approved by the head of department.")));
}
