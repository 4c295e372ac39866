using MilvusManifests.PromQL;
using MilvusManifests.PromQL.GoTemplates;

namespace MilvusManifests.Tests.PromQL.GoTemplates;

public class AlertTemplateTests
{
    [Theory]
    [InlineData("no action")]
    [InlineData("a } b }} c { d")]
    [InlineData("{{ $value }} {{ .Value }} {{ $labels.a_1 }} {{ .Labels.b }} {{ $externalLabels.c }} {{ .ExternalURL }} {{ $externalURL }} {{ $.Value }}")]
    [InlineData("x {{- $value -}} y {{- /* a comment */ -}} z {{/* another\none */}}")]
    [InlineData("{{\n  $value\n  | humanize\n}}")]
    [InlineData("{{ printf \"%.2f%%\" $value }} {{ $value | printf `%.2f` | toUpper }}")]
    [InlineData("{{ with query \"up{job=\\\"a\\\"}\" }}{{ . | first | value | humanize }}{{ end }}")]
    [InlineData("{{ range query `up` }}{{ .Labels.instance }}={{ .Value }}{{ else }}none{{ end }}")]
    [InlineData("{{ range $i, $s := query `up` | sortByLabel \"job\" }}{{ $i }} {{ $s.Labels.job }}{{ break }}{{ continue }}{{ end }}")]
    [InlineData("{{ range $name, $text := $labels }}{{ $name }}={{ $text | title }}{{ end }}")]
    [InlineData("{{ if gt $value 0.9 }}a{{ else if and (lt $value 0.5) (eq $labels.job `x` `y`) }}b{{ else }}c{{ end }}")]
    [InlineData("{{ with $labels.a }}{{ . }}{{ else with $labels.b }}{{ . }}{{ else }}-{{ end }}")]
    [InlineData("{{ define \"x\" }}{{ .arg0 }}{{ end }}{{ template \"x\" (args $value 1) }}")]
    [InlineData("{{ block \"x\" $value }}{{ . | humanizeDuration }}{{ end }}")]
    [InlineData("{{ template \"x\" }}{{ define \"x\" }}a{{ end }}")]
    [InlineData("{{ $x := 1 }}{{ $x = 2 }}{{ $x }}")]
    [InlineData("{{ $x := $labels.job }}{{ if true }}{{ $x = 1 }}{{ end }}{{ if eq $x 1 }}a{{ end }}")]
    [InlineData("{{ (query \"up\" | first).Labels.instance }} {{ (index (query \"up\") 0).Value }} {{ index $labels \"a-b\" }}")]
    [InlineData("{{ 'a' }} {{ '\\n' }} {{ '\\'' }} {{ '\\x41' }} {{ '\\101' }} {{ 'é' }} {{ true }} {{ \"\\\"\\u00e9\\U0001F432\\\\\" }}")]
    [InlineData("{{ 0 }} {{ -1 }} {{ +1 }} {{ 1_000 }} {{ 0x1F }} {{ 0b1_0 }} {{ 0o17 }} {{ 017 }} {{ 1.5e-3 }} {{ .5 }} {{ 0x1p-2 }} {{ 2i }} {{ 1+2i }} {{ 1. }}")]
    [InlineData("{{ $value | }}")]
    [InlineData("{{ toTime $value }} {{ (toTime $value).Year }} {{ now | toTime }} {{ (5.0 | toDuration).Seconds }} {{ parseDuration \"1h\" | humanizeDuration }}")]
    [InlineData("{{ externalURL }}{{ pathPrefix }}{{ graphLink \"up\" }}{{ urlQueryEscape $labels.a }}{{ $labels.instance | stripPort | stripDomain | reReplaceAll \"a\" \"b\" | safeHtml }}")]
    [InlineData("{{ slice $labels.a 1 3 }} {{ len $labels.a }} {{ html $labels.a }} {{ not true }} {{ or $labels.a \"b\" }} {{ $value.Count }}")]
    [InlineData("{{ define \"a\" }} {{ end }}{{ define \"a\" }}x{{ end }}{{ template `a` }}")]
    [InlineData("{{ if match \"a.*\" $labels.a }}{{ end }}{{ $λ := 1 }}{{ $λ }}")]
    public void A_template_that_Prometheus_executes_has_no_fault(string text)
    {
        var template = AlertTemplate.Parse(text);

        Assert.Equal([], template.Faults.Select(fault => fault.Message));
        Assert.NotNull(template.Tree);
    }

    [Theory]
    [InlineData("a {{ $labels.x", 3, "the action has no '}}'")]
    [InlineData("{{ $value }} {{ $labels.x }", 27, "'}' is not allowed here; an action ends with '}}'")]
    [InlineData("{{ $labels.x } }}", 14, "'}' is not allowed here; an action ends with '}}'")]
    [InlineData("{{}}", 3, "the action is empty")]
    [InlineData("{{ \"a }}", 4, "the string has no closing '\"'")]
    [InlineData("{{ \"a\nb\" }}", 4, "the string has no closing '\"'")]
    [InlineData("{{ `a }}", 4, "the string has no closing '`'")]
    [InlineData("{{ 'a }}", 4, "the character has no closing \"'\"")]
    [InlineData("{{ 'ab' }}", 4, "'ab' is not one character; use '\"' for a string")]
    [InlineData("{{ \"a\\qb\" }}", 6, "'\\q' is not a valid escape in a string of Go")]
    [InlineData("{{ \"a\\'b\" }}", 6, "'\\'' is not a valid escape in a string of Go")]
    [InlineData("{{/* a }}", 3, "the comment has no '*/'")]
    [InlineData("{{/* a */ }}", 8, "'}}' must follow the end of a comment")]
    [InlineData("{{ /* a */}}", 4, "'/' is not allowed in an action; templates do not calculate: do it in the expression")]
    [InlineData("{{ ($value | humanize }}", 4, "'(' has no ')'")]
    [InlineData("{{ $value ) }}", 11, "')' has no '('")]
    [InlineData("{{ () }}", 5, "the parentheses are empty")]
    [InlineData("{{ $value | humanise }}", 13, "there is no function 'humanise'; did you mean 'humanize'?")]
    [InlineData("{{ $value | default 1 }}", 13, "there is no function 'default'")]
    [InlineData("{{ $lables.x }}", 4, "there is no variable '$lables' here; did you mean '$labels'?")]
    [InlineData("{{ with $x := 1 }}{{ end }}{{ $x }}", 31, "there is no variable '$x' here")]
    [InlineData("{{ define \"a\" }}{{ $labels.x }}{{ end }}", 20, "there is no variable '$labels' here")]
    [InlineData("{{ if $value }}a", 1, "'if' has no 'end'")]
    [InlineData("{{ if $value }}a{{ else }}b", 1, "'if' has no 'end'")]
    [InlineData("{{ define \"a\" }}b", 1, "'define' has no 'end'")]
    [InlineData("a{{ end }}", 5, "'end' has no 'if', 'with' or 'range' before it")]
    [InlineData("{{ else }}", 4, "'else' has no 'if', 'with' or 'range' before it")]
    [InlineData("{{ if 1 }}{{ else }}{{ else }}{{ end }}", 24, "the 'if' has a second 'else'")]
    [InlineData("{{ range $labels }}{{ else if true }}{{ end }}", 28, "'else if' is not allowed in the 'range'")]
    [InlineData("{{ if 1 }}{{ else with 1 }}{{ end }}", 19, "'else with' is not allowed in the 'if'")]
    [InlineData("{{ block \"a\" . }}{{ else }}{{ end }}", 21, "'else' is not allowed in the 'block'")]
    [InlineData("{{ if 1 }}{{ define \"a\" }}{{ end }}{{ end }}", 14, "'define' is only allowed outside of other actions")]
    [InlineData("{{ break }}", 4, "'break' is only allowed in a 'range'")]
    [InlineData("{{ if }}{{ end }}", 7, "'if' has no value")]
    [InlineData("{{ $value | 1 }}", 13, "a function is expected after '|'")]
    [InlineData("{{ | humanize }}", 4, "'|' is not allowed in an action")]
    [InlineData("{{ $value * 100 }}", 11, "'*' is not allowed here; templates do not calculate: do it in the expression")]
    [InlineData("{{ $value % }}", 11, "'%' is not allowed here; templates do not calculate: do it in the expression")]
    [InlineData("{{ $value+1 }}", 10, "'+' is not allowed after '$value'")]
    [InlineData("{{ $labels.app-name }}", 15, "'-' is not allowed after '.app'")]
    [InlineData("{{ if $value == 1 }}{{ end }}", 15, "'=' is not allowed in 'if'; use the function 'eq' to compare")]
    [InlineData("{{ if .Value > 1 }}{{ end }}", 14, "'>' is not allowed here; use the functions 'lt', 'le', 'gt' and 'ge' to compare")]
    [InlineData("{{ printf \"%s\", $value }}", 15, "',' is not allowed here")]
    [InlineData("{{ $a, $b := 1 }}", 6, "',' is only allowed between the two variables of a 'range'; arguments are separated by blanks")]
    [InlineData("{{ \"a\".b }}", 8, "'\"a\"' has no fields")]
    [InlineData("{{ 1.x }}", 4, "'1.x' is not a valid number")]
    [InlineData("{{ 0x }}", 4, "'0x' is not a valid number")]
    [InlineData("{{ 089 }}", 4, "'089' is not a valid number")]
    [InlineData("{{ 18446744073709551616 }}", 4, "'18446744073709551616' is not a valid number")]
    [InlineData("{{ 1__0 }}", 4, "'1__0' is not a valid number")]
    [InlineData("{{ a\u0001 }}", 5, "'?' is not allowed after 'a'")]
    [InlineData("{{ € }}", 4, "'€' is not allowed in an action")]
    [InlineData("{{ $value : 1 }}", 11, "':' is only allowed in ':='")]
    [InlineData("{{ template x }}", 13, "'x' is not allowed after 'template', where the name of a template in quotes is expected")]
    [InlineData("{{ define \"a\" }}x{{ end }}{{ define \"a\" }}y{{ end }}", 37, "there is already a template 'a'")]
    public void A_template_that_Prometheus_does_not_parse_has_its_fault_at_its_column(string text, int column, string message)
    {
        var template = AlertTemplate.Parse(text);

        var fault = Assert.Single(template.Faults);
        Assert.Equal((column, message, true), (fault.Span.Start + 1, fault.Message, fault.IsSyntax));
        Assert.Null(template.Tree);
    }

    [Theory]
    [InlineData("{{ .Foo }}", 5, "the data of an alert has no field 'Foo', only Labels, ExternalLabels, ExternalURL and Value")]
    [InlineData("{{ .labels.x }}", 5, "the data of an alert has no field 'labels'; did you mean 'Labels'?")]
    [InlineData("{{ $labels.a.b }}", 14, "a string has no field 'b'")]
    [InlineData("{{ $value humanize }}", 4, "'$value' is not a function and cannot have arguments; write '$value | humanize'")]
    [InlineData("{{ .Labels.x 1 }}", 4, "'.Labels.x' is not a function and cannot have arguments")]
    [InlineData("{{ \"a\" | $value }}", 10, "'$value' is not a function, which is expected after '|'")]
    [InlineData("{{ humanize }}", 4, "'humanize' needs 1 argument, but has 0")]
    [InlineData("{{ $value | humanize 1 }}", 13, "'humanize' needs 1 argument, but has 2")]
    [InlineData("{{ reReplaceAll \"a\" $labels.x }}", 4, "'reReplaceAll' needs 3 arguments, but has 2")]
    [InlineData("{{ printf }}", 4, "'printf' needs at least 1 argument, but has 0")]
    [InlineData("{{ 1 | now }}", 8, "'now' needs no arguments, but has 1")]
    [InlineData("{{ slice $labels.x 1 2 3 4 }}", 4, "'slice' needs 1 to 4 arguments, but has 5")]
    [InlineData("{{ query \"up\" | value }}", 17, "'value' needs a sample, not the result of a query; use 'first' before it")]
    [InlineData("{{ toUpper $value }}", 12, "'toUpper' needs a string, not the value of the alert; use 'printf' to make one")]
    [InlineData("{{ $labels | humanize }}", 14, "'humanize' needs a number, not a map of labels")]
    [InlineData("{{ range query \"up\" }}{{ .Metric }}{{ end }}", 27, "a sample has no field 'Metric', only Labels and Value")]
    [InlineData("{{ with query \"up\" }}{{ .Value }}{{ end }}", 26, "the result of a query has no field 'Value'; use 'first' or 'range' to get a sample")]
    [InlineData("{{ if gt $value 90 }}{{ end }}", 17, "'gt' does not compare an integer with a floating-point number, such as the value of the alert; write the integer with '.0'")]
    [InlineData("{{ if eq $labels.code 500 }}{{ end }}", 23, "'eq' does not compare a string with a number")]
    [InlineData("{{ template \"x\" . }}", 13, "there is no template 'x'")]
    [InlineData("{{ $x = 1 }}", 4, "there is no variable '$x' to assign to; declare it with ':='")]
    [InlineData("{{ range . }}{{ end }}", 10, "'range' needs a list or a map, not the data of the alert")]
    public void A_template_that_fails_when_the_alert_fires_has_its_fault_at_its_column(string text, int column, string message)
    {
        var template = AlertTemplate.Parse(text);

        var fault = Assert.Single(template.Faults);
        Assert.Equal((column, message, false), (fault.Span.Start + 1, fault.Message, fault.IsSyntax));
        Assert.NotNull(template.Tree);
    }

    [Theory]
    [InlineData("{{ urlQueryEscape $labels.a }}", "3.5", "Prometheus 3.5 has no function 'urlQueryEscape', which is in 3.8 and later")]
    [InlineData("{{ now | toTime }}", "3.5", "Prometheus 3.5 has no function 'now', which is in 3.6 and later")]
    [InlineData("{{ now | toTime }}", "3.6", null)]
    public void A_function_is_only_known_since_its_version_of_Prometheus(string text, string version, string? message) =>
        Assert.Equal(message, AlertTemplate.Parse(text, PrometheusVersion.Parse(version)).Faults.SingleOrDefault()?.Message);

    [Fact]
    public void The_labels_of_the_alert_are_found_with_their_places()
    {
        const string Text = "{{ $labels.a }} {{ .Labels.b }} {{ index $labels \"c-d\" }} {{ $l := .Labels }}{{ $l.e }} {{ $externalLabels.x }} {{ range query \"up\" }}{{ .Labels.y }}{{ $labels.f }}{{ end }}";

        var template = AlertTemplate.Parse(Text);

        Assert.Equal(["a", "b", "c-d", "e", "f"], template.Labels.Select(label => label.Name));
        Assert.All(template.Labels, label => Assert.Equal(label.Name, Text.Substring(label.Span.Start, label.Span.Length)));
        Assert.False(template.UsesAllLabels);
    }

    [Theory]
    [InlineData("{{ $labels }}")]
    [InlineData("{{ range $labels }}{{ . }}{{ end }}")]
    [InlineData("{{ printf \"%v\" .Labels }}")]
    [InlineData("{{ . }}")]
    [InlineData("{{ index $labels (printf \"%s\" \"a\") }}")]
    public void Labels_may_be_used_as_a_whole(string text) => Assert.True(AlertTemplate.Parse(text).UsesAllLabels);

    [Fact]
    public void Labels_in_a_template_that_is_used_are_those_of_what_it_is_given()
    {
        var template = AlertTemplate.Parse("{{ define \"a\" }}{{ .x }}{{ end }}{{ define \"b\" }}{{ .Labels.y }}{{ end }}{{ template \"a\" $labels }}{{ template \"b\" . }}");

        Assert.Equal(["x", "y"], template.Labels.Select(label => label.Name));
        Assert.False(template.UsesAllLabels);
    }

    [Theory]
    [InlineData("{{ $value }}", "4:")]
    [InlineData("{{ .Value | humanizePercentage }}", "4: humanizePercentage")]
    [InlineData("{{ humanizeDuration $value }} {{ printf \"%.2f%%\" $value | toUpper }}", "21: humanizeDuration; 50: printf '%.2f%%'")]
    [InlineData("{{ $v := $value }}{{ $v | humanize }}", "22: humanize")]
    [InlineData("{{ with $value }}{{ . | humanize1024 }}{{ end }}", "21: humanize1024")]
    [InlineData("{{ if gt $value 0.5 }}a{{ end }}", "10: gt")]
    [InlineData("{{ $labels.x }}", "")]
    public void The_value_of_the_alert_is_followed_through_functions(string text, string uses) =>
        Assert.Equal(uses, string.Join("; ", AlertTemplate.Parse(text).Values.Select(use =>
            $"{use.Span.Start + 1}:{string.Concat(use.Functions.Select(function => " " + function))}{(use.Format is null ? "" : $" '{use.Format}'")}")));

    [Theory]
    [InlineData("{{ query \"sum(up{job=\\\"a\\\"})\" | first | value }}", "sum(up{job=\"a\"})", true)]
    [InlineData("{{ `up` | query | first | value }}", "up", true)]
    [InlineData("{{ with printf \"up{a='%s',b=%q} > %.2f %%\" .Labels.a .Labels.b $value | query }}{{ . }}{{ end }}", "up{a='x',b=\"x\"} > 1 %", false)]
    public void Queries_are_found(string text, string query, bool isExact)
    {
        var found = Assert.Single(AlertTemplate.Parse(text).Queries);

        Assert.Equal((query, isExact), (found.Text.Value, found.IsExact));
    }

    [Fact]
    public void A_place_in_a_query_is_one_in_the_template()
    {
        const string Text = "{{ query \"sum(up{job=\\\"a\\\"}) + x\" }}";
        var query = AlertTemplate.Parse(Text).Queries[0].Text;

        var place = query.OriginOf(query.Value.IndexOf('x', StringComparison.Ordinal), 1);
        var quote = query.OriginOf(query.Value.IndexOf('"', StringComparison.Ordinal), 3);

        Assert.Equal("x", Text.Substring(place.Start, place.Length));
        Assert.Equal("\\\"a\\\"", Text.Substring(quote.Start, quote.Length));
        Assert.Equal(0, query.OriginOf(query.Value.Length, 0).Length);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("{{ if true }}", "{{ end }}")]
    [InlineData("{{ if true }}{{ else if true }}", "{{ end }}")]
    public void A_template_is_nested_at_most_200_levels_deep(string open, string close)
    {
        string Nested(int depth) => open == "("
            ? $"{{{{ {string.Concat(Enumerable.Repeat(open, depth))}1{string.Concat(Enumerable.Repeat(close, depth))} }}}}"
            : string.Concat(Enumerable.Repeat(open, depth)) + string.Concat(Enumerable.Repeat(close, depth));

        Assert.Equal([], AlertTemplate.Parse(Nested(60)).Faults);
        Assert.Equal("the template is nested deeper than 200 levels", Assert.Single(AlertTemplate.Parse(Nested(100_000)).Faults).Message);
    }

    [Fact]
    public void A_template_that_uses_itself_is_evaluated_once_for_each_type() =>
        Assert.Equal([], AlertTemplate.Parse("{{ define \"a\" }}{{ template \"a\" . }}{{ template \"a\" 1 }}{{ end }}{{ template \"a\" . }}").Faults);
}
