using MilvusManifests.Text;
using MilvusManifests.Validation.Selection;

namespace MilvusManifests.Tests.Validation;

public class GoTemplateTests
{
    [Theory]
    [InlineData("name: {{ .Values.name }}\n", 6)]
    [InlineData("{{- if .Values.on }}\na: b\n{{- end }}\n", 0)]
    [InlineData("a:\n  {{- toYaml .Values.a | nindent 2 }}\n", 5)]
    [InlineData("a: |\n  {{ in a block }}\nb: {{ here }}\n", 27)]
    [InlineData("a: b-{{ .Release.Name }}\n", 5)]
    [InlineData("a: \"x\" {{ y }}\n", 7)]
    public void An_action_where_yaml_is_due_is_found(string text, int offset) => Assert.Equal(offset, GoTemplate.Find(new SourceText("a", text)));

    [Theory]
    [InlineData("a: '{{ $labels.instance }} is down'\n")]
    [InlineData("a: \"it's {{ $value }}\"\n")]
    [InlineData("a: |-\n  {{ $labels.job }}\n\n  {{ $value }}\nb: c\n")]
    [InlineData("- alert: a\n  description: >  # folded\n    {{ $value }}\n")]
    [InlineData("# {{ a comment }}\na: b # {{ another }}\n")]
    [InlineData("a: b\n")]
    public void An_action_in_a_string_a_block_or_a_comment_is_none(string text) => Assert.Equal(-1, GoTemplate.Find(new SourceText("a", text)));
}
